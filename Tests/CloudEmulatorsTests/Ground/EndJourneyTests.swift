import CloudEmulators
import Connectivity
import RawSockets
import Testing

@Suite("An emulated cloud ends", .timeLimit(.minutes(1)))
struct EndJourneyTests {
    /// What is open when the end comes.
    enum Open: String, CaseIterable, Sendable {
        case quiet, kept, halfAsked = "half asked", slow, hanging, socket
    }

    @Test(arguments: Open.allCases)
    func withinASecondWhateverIsOpen(open: Open) async throws {
        let settings = EmulatorSettings.test()
        let cloud = try EchoCloud(settings)
        let (client, asked) = try await withEmulator(cloud, settings) { base in
            let client = try RawClient(port: try #require(base.split(separator: ":").last.flatMap { Int($0) }))
            if open == .hanging { _ = try await ask(base, "PUT", "/_emulator/faults", json: ["hang": true]) }
            client.send(Self.words(open))
            switch open {
            case .kept, .socket: _ = try await offPool { client.read(until: "\r\n\r\n") }
            case .slow, .hanging:
                let isHeld = try await eventually {
                    try await ask(base, "GET", "/_emulator/status").json?["requests"] == 1
                }
                #expect(isHeld)
            case .quiet, .halfAsked: break
            }
            return (client, ConnectionClock.live.uptime())
        }
        #expect(ConnectionClock.live.uptime() - asked < .seconds(1))
        let ending = try await offPool { client.readToEnd().ending }
        #expect(ending != .stillOpen)
    }

    private static func words(_ open: Open) -> String {
        switch open {
        case .quiet: ""
        case .kept: "GET /empty HTTP/1.1\r\nHost: a\r\n\r\n"
        case .halfAsked: "PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf"
        case .slow: "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
        case .hanging: "GET /x HTTP/1.1\r\nHost: a\r\n\r\n"
        case .socket:
            "GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        }
    }

    @Test func anAddressThatIsTakenIsSaidInWords() async throws {
        let settings = EmulatorSettings.test()
        let cloud = try EchoCloud(settings)
        let words = try await withEmulator(cloud, settings) { base in
            let port = try #require(base.split(separator: ":").last.flatMap { Int($0) })
            do {
                try await withEmulator(cloud, settings, place: EmulatorPlace(port: port)) { _ in }
                return "it could be had"
            } catch {
                return "\(error)"
            }
        }
        #expect(words.hasPrefix("cannot listen at 127.0.0.1 port"), "\(words)")
        #expect(words.lowercased().contains("address already in use"), "\(words)")
    }
}
