import BridgeCore
import Connectivity
import Foundation
import HomeModel
import LocalDrivers
import Testing

/// A bridge with real programs.
@Suite("Running external programs", .timeLimit(.minutes(2)))
struct ExternalJourneyTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    /// A bridge with a program.
    private func run(
        _ command: [String], speed: Double = 4,
        _ test: @escaping @Sendable (DriverHome, BackendLedger) async throws -> Void
    ) async throws {
        let (home, ledger) = (try DriverHome(speed: speed), BackendLedger())
        let driver = ExternalBackend.running(command, in: home.world).driver(in: home.world, ledger)
        try await home.run(LedgerDriver(driver: driver, ledger: ledger, world: home.world)) { try await test(home, ledger) }
    }

    private func shell(_ script: String) -> [String] { ["sh", "-c", script] }

    private static let hello = #"echo '{"hello":1}'; echo '{"device":{"id":"a","lights":[{}]}}'; echo '{"light":{"id":"a","on":false,"bri":0.5}}'; echo '{"ready":true}'; "#

    @Test func theExampleIsSwitched() async throws {
        let script = Self.root.appending(path: "Examples/external_lamp.py").path
        try await run(["python3", script]) { home, _ in
            let light = try await home.light(of: "lamp-1")
            #expect(light.name == "Example lamp" && light.abilities.temperatures == MirekRange(153, 500) && !light.state.on)
            try await home.bridge.perform(.setLight(light.id, patch { ($0.on, $0.mirek) = (true, .to(Mirek(250))) }), by: .owner)
            try await home.world.sleep(for: .seconds(4))
            let state = try await home.light(of: "lamp-1").state
            #expect(state.on && state.color?.mirek == Mirek(250))
            let sensors = home.bridge.published.snapshot.home.sensors.all.map(\.reading)
            #expect(sensors.contains(.temperature(21.5)))
        }
    }

    @Test func theExampleIsTheOneInTheBook() throws {
        let book = try String(contentsOf: Self.root.appending(path: "Docs/Drivers.md"), encoding: .utf8)
        let example = try String(contentsOf: Self.root.appending(path: "Examples/external_lamp.py"), encoding: .utf8)
        #expect(book.contains("```python\n\(example)```"))
        #expect(example.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
    }

    @Test func itIsToldOfWhatTheHomeHasAndOfSearches() async throws {
        let program = try PlayedProgram()
        defer { program.remove() }
        let home = try DriverHome(speed: 4)
        try await home.run(program.backend(in: home.world).driver(in: home.world)) {
            _ = try await home.light(of: "lamp")
            try await eventually("it is told") { try program.heard().contains(["adopt": "lamp"]) }
            #expect(try program.heard().first == ["hello": 1, "driver": "external:test"])
            try await home.bridge.perform(.searchLights(serials: []), by: .owner)
            try await eventually("it is to search") { try program.heard().contains { ($0["search"]?.int ?? 0) > 0 } }
        }
    }

    @Test func anOrderThatFailsIsTakenBack() async throws {
        let script = Self.hello + #"while read l; do n=$(echo "$l" | sed -n 's/.*"order":\([0-9]*\).*/\1/p'); [ -n "$n" ] && echo "{\"failed\":$n,\"why\":\"too tired\"}"; done"#
        try await run(shell(script)) { home, ledger in
            let light = try await home.light(of: "a")
            try await home.bridge.perform(.setLight(light.id, patch { $0.on = true }), by: .owner)
            try await eventually("the owner is told") { ledger.page.failure?.words.contains("too tired") ?? false }
            try await eventually("it is as it was") { try await !home.light(of: "a").state.on }
        }
    }

    @Test func aProgramThatAnswersNothingIsStartedAgain() async throws {
        try await run(shell(Self.hello + "exec sleep 1000"), speed: 20) { home, ledger in
            let light = try await home.light(of: "a")
            for on in [true, false, true, false] {
                try await home.bridge.perform(.setLight(light.id, patch { $0.on = on }), by: .owner)
                try await home.world.sleep(for: .seconds(11))
            }
            try await eventually("it is started again") { ledger.page.connections >= 2 }
        }
    }

    @Test func aProgramThatFloodsDoesNotHoldUpTheHome() async throws {
        let flood = #"yes '{"light":{"id":"a","on":true,"bri":0.25}}'"#
        try await run(shell(Self.hello + flood)) { home, _ in
            _ = try await home.light(of: "a")
            let began = ContinuousClock.now
            for number in 0..<20 { try await home.bridge.perform(.addRoom(RoomDraft(name: "Room \(number)", archetype: "other", devices: [])), by: .owner) }
            #expect(ContinuousClock.now - began < .seconds(5))
        }
    }

    @Test(arguments: [
        ("exit 3", "the program ended (status 3)"),
        (#"echo '{"light":{}}'; sleep 1000"#, "it says something that makes no sense: the first line is no hello"),
        (#"echo '{"hello":2}'; sleep 1000"#, "what it sends makes no sense (it speaks version 2 of the protocol, and 1 is known)"),
        ("sleep 1000", "it says something that makes no sense: it does not say hello"),
        (#"echo '{"hello":1}'; yes nonsense"#, "makes no sense: a line that is no JSON object: nonsense"),
        (#"echo '{"hello":1}'; head -c 100000 /dev/zero; sleep 1000"#, "it sends more than can be taken"),
    ] as [(String, String)])
    func whyItIsOverIsSaid(_ script: String, _ words: String) async throws {
        try await run(shell(script), speed: 20) { _, ledger in
            try await eventually("it is said: \(ledger.page)") { ledger.page.failure?.words.contains(words) ?? false }
        }
    }
}

/// Writes down why a driver stopped, as the program's own ledger does.
private struct LedgerDriver: DeviceDriver {
    let driver: BackendDriver
    let ledger: BackendLedger
    let world: World
    var name: String { driver.name }

    func run(orders: OrderInbox, reports: ReportOutlet) async throws {
        do {
            try await driver.run(orders: orders, reports: reports)
        } catch {
            ledger.failed("\(error)", at: world.now(), wait: .zero)
            throw error
        }
    }
}
