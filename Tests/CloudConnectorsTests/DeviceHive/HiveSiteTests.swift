@testable import CloudConnectors
import Testing

@Suite("Where a DeviceHive server is")
struct HiveSiteTests {
    @Test(arguments: [
        ("http://hive.home:8080/dh/rest", "http://hive.home:8080/dh/rest", "ws://hive.home:8080/dh/websocket"),
        ("https://hive.example.org/api/rest/", "https://hive.example.org/api/rest", "wss://hive.example.org/api/websocket"),
        ("HTTPS://hive.example.org", "https://hive.example.org/api/rest", "wss://hive.example.org/api/websocket"),
        (" hive.example.org ", "https://hive.example.org/api/rest", "wss://hive.example.org/api/websocket"),
        ("http://127.0.0.1:4711/", "http://127.0.0.1:4711/api/rest", "ws://127.0.0.1:4711/api/websocket"),
        ("http://[::1]:80/hive", "http://[::1]:80/hive", "ws://[::1]:80/hive/websocket"),
    ])
    func anAddressIsCompleted(_ address: String, _ rest: String, _ socket: String) throws {
        let site = try HiveSite(address)
        #expect(site.rest == rest)
        #expect(site.socket(offered: nil) == socket)
    }

    @Test(arguments: [nil, "", "  ", "ftp://hive.example.org", "https://", "https://me:secret@hive.example.org", "http://h/?a=b"])
    func whatIsNoAddressIsAskedForInWords(_ address: String?) {
        #expect { try HiveSite(address) } throws: { error in
            guard case .missing(let words)? = error as? CloudFailure else { return false }
            return words.contains("https://hive.example.org/api/rest")
        }
    }

    @Test(arguments: [
        ("wss://hive.example.org/api/websocket/v2", true), ("wss://HIVE.example.org:8443/ws", true),
        ("ws://hive.example.org/api/websocket", false), ("wss://elsewhere.org/api/websocket", false),
        ("wss://me@hive.example.org/", false), ("https://hive.example.org/", false), ("nonsense", false), ("", false),
    ])
    func onlyASocketOfTheSameHostAndNoLessSecretCounts(_ offered: String, _ counts: Bool) throws {
        let site = try HiveSite("https://hive.example.org")
        #expect(site.socket(offered: offered) == (counts ? offered : site.usualSocket))
    }

    @Test func networksAreNumbersWithCommas() throws {
        let account = { (networks: String) in
            CloudAccount(name: "a", vendor: .devicehive, baseURL: "http://h", settings: ["networkIds": networks, "login": ""])
        }
        #expect(try HiveSetup(account("")).networks == [])
        #expect(try HiveSetup(account("1, 22")).networks == [1, 22])
        #expect(try HiveSetup(account("1")).login == nil)
        #expect(throws: CloudFailure.missing("networkIds must be numbers of networks with commas between them, and \" x\" is none")) {
            try HiveSetup(account("1, x"))
        }
    }
}
