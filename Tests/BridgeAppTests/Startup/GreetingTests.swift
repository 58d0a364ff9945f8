import Logging
import Testing

@testable import BridgeApp

@Suite("What a person is told once the bridge runs")
struct GreetingTests {
    private static let facts = ReadyFacts(
        pid: 7, http: "http://10.0.0.2:80", https: "https://10.0.0.2:443", control: "/data/control.sock",
        bridgeid: "001788FFFE2496FE", name: "Lantern")

    @Test func itSaysWhereItIsAndHowToPair() {
        let text = Greeting(
            facts: Self.facts, addresses: [Self.facts.http, Self.facts.https], store: "/data/home.sqlite", lights: 6, rooms: 2,
            apps: 0, notes: [], pressCommand: "porchlight press"
        ).text
        #expect(text == """
            Porchlight "Lantern" is on.

              addresses   http://10.0.0.2:80
                          https://10.0.0.2:443
              bridge id   001788FFFE2496FE
              home        6 lights in 2 rooms, 0 apps
              kept in     /data/home.sqlite
              pair        let the app search, then type: porchlight press

            """)
    }

    @Test func oneOfAThingIsNotCalledSeveral() {
        let text = Greeting(
            facts: Self.facts, addresses: [], store: nil, lights: 1, rooms: 1, apps: 1, notes: ["one", "two"],
            pressCommand: "porchlight press"
        ).text
        #expect(text.contains("home        1 light in 1 room, 1 app\n"))
        #expect(text.contains("kept in     memory only: all is forgotten at the end\n"))
        #expect(text.hasSuffix("  note        one\n  note        two\n"))
    }

    @Test func itNamesTheDirectoryOfABridgeThatIsNotTheUsualOne() async throws {
        let values = try settings([.ephemeral: "on", .bind: "127.0.0.1", .httpPort: "0", .httpsPort: "0", .name: "Lantern"])
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let program = try await BridgeProgram(values, world: .still(), logger: logger)
        defer { program.runDirectory.cleanUp() }
        let text = program.greeting
        #expect(text.hasPrefix("Porchlight \"Lantern\" is on.\n"))
        #expect(text.contains("pair        let the app search, then type: porchlight press --data \(program.runDirectory.path)\n"))
        #expect(text.contains("note        only programs on this machine can reach it, since it listens at 127.0.0.1\n"))
    }
}
