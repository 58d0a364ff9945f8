import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("MODE: a restart", .timeLimit(.minutes(1)))
struct ModeRestartTests {
    /// Everything that is kept is in one file.
    private func withDirectory(_ test: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "mode-\(UInt64.random(in: 0 ... .max))").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await test(directory)
    }

    @Test func m33KeepsUsersHomesDevicesPairsAndKeys() async throws {
        try await withDirectory { directory in
            let before = try await ModeBench.straight(.test(directory: directory))
            let ben = try await before.newcomer("ben@example.com")
            let home = try await before.newHome(ben)
            let device = try await before.newDevice(in: home, by: ben)
            _ = try await before.ask("PUT", "/homes/\(home)/kv/a", key: ben.key, ["value": [1]])
            _ = try await before.ask("PATCH", "/users/\(ben.id)", key: ben.key, ["name": "Benno"])
            _ = try await before.ask("POST", "/homes/\(home)/members", key: ben.key, form: ["email": "eve@example.com"])

            let after = try await ModeBench.straight(.test(directory: directory))
            #expect(try await after.ask("GET", "/users/\(ben.id)", key: ben.key).json?["name"] == "Benno")
            #expect(try await after.ask("GET", "/homes?userId=\(ben.id)", key: ben.key).json?.array?.count == 1)
            #expect(try await after.ask("GET", "/homes/\(home)/kv/a", key: ben.key).json?["value"] == [1])
            #expect(try await after.ask("GET", "/devices/\(device.id)", key: device.key).json?["homeId"]?.int == home)
            #expect(try await after.ask("GET", "/homes/\(home)/members", key: ben.key).json?.array?.count == 2)
            #expect(try await after.ask("GET", "/auth", key: try after.projectKey(1)).json?["type"] == "project key")
            #expect(try after.cloud.outbox.letters(to: "eve@example.com").count == 1)
            #expect(after.facts == before.facts)
        }
    }

    @Test func m33SocketsMustConnectAnew() async throws {
        try await withDirectory { directory in
            let settings = EmulatorSettings.test(directory: directory)
            try await ModeBench.served(settings) { bench async throws in
                let lamp = ModeBench.Person(id: 9001, key: try bench.secret("apiKey", of: 9001))
                let isThere = try await eventually { try await bench.isConnected(lamp) }
                #expect(isThere)
            }
            let after = try await ModeBench.straight(settings)
            let device = try await after.ask("GET", "/devices/9001", key: try after.secret("apiKey", of: 9001)).json
            #expect(device?["isConnected"] == false && device?["lastDisconnectTime"] != nil)
        }
    }

    @Test func anAccountFillsACloudThatIsNewAndNoOther() async throws {
        try await withDirectory { directory in
            _ = try await ModeBench.straight(.test(directory: directory))
            let other: JSONValue = ["projects": [["id": 1, "kind": "phone", "appId": "other"]]]
            let after = try await ModeBench.straight(.test(directory: directory, account: other))
            #expect(try await after.ask("POST", "/auth/user", form: after.login("ann@example.com", "porchlight")).status == 200)
            #expect(after.facts["projects"] == [])
        }
    }

    @Test func noSecretIsReadableInTheFile() async throws {
        try await withDirectory { directory in
            let bench = try await ModeBench.straight(.test(directory: directory))
            let ann = try await bench.ann()
            let device = try await bench.newDevice(in: bench.homeID, by: ann)
            let sample = [try bench.projectKey(1), try bench.secret("apiKey", of: 9001), try bench.secret("claimCode", of: 9001)]
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            let files = try names.map { try Data(contentsOf: URL(filePath: directory + "/" + $0)) }
            #expect(names.contains("mode.sqlite"))
            for secret in sample + [ann.key, device.key, "porchlight\u{0}"] {
                #expect(files.allSatisfy { $0.range(of: Data(secret.utf8)) == nil }, "\(secret)")
            }
            #expect(files.contains { $0.range(of: Data("ann@example.com".utf8)) != nil })
        }
    }
}
