import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing

@Suite("An external program keeps to the contract of drivers", .timeLimit(.minutes(2)))
struct ExternalContractTests {
    @Test(arguments: ContractClause.allCases)
    func itKeeps(_ clause: ContractClause) async throws {
        try await clause.keep(ExternalContractPeer())
    }
}

/// A played program, for the contract suite.
private actor ExternalContractPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: ExternalBackend.driver("test"), identity: "lamp")
    nonisolated let hasGateway = true
    /// The shortest time between two orders to one lamp is 40 ms.
    nonisolated let ordersPerSecond = 25.0
    private var program: PlayedProgram?
    private var speed = 1.0

    func driver(in world: World) async throws -> any DeviceDriver {
        let program = try PlayedProgram()
        self.program = program
        speed = try await measure(world)
        return program.backend(in: world).driver(in: world)
    }

    /// How much faster than real time a clock goes: the program has a clock of its own.
    private func measure(_ world: World) async throws -> Double {
        let (real, told) = (ContinuousClock.now, world.now().uptime)
        for _ in 0..<4 { try await world.sleep(for: .milliseconds(40)) }
        return (world.now().uptime - told) / (ContinuousClock.now - real)
    }

    func lamp() throws -> ContractLamp {
        let lamp = try #require(try program?.lamp())
        return ContractLamp(isOn: lamp["on"]?.bool ?? false, level: lamp["bri"]?.double ?? -1)
    }

    func orders() throws -> [Duration] { try program?.heard("orders").map { _ in .zero } ?? [] }

    func touch(on: Bool, level: Double) throws { try program?.command(["touch": ["on": .bool(on), "bri": .double(level)]]) }

    func setPresent(_ isPresent: Bool) throws { try program?.command(["present": .bool(isPresent)]) }

    func setListening(_ isListening: Bool) throws { try program?.setAway(!isListening) }

    func sayRubbish() throws {
        for words in ["hello?", "{\"light\":7}", "[[[[", "{\"done\":99999}", "{\"device\":{\"id\":5}}", "\u{0}\u{1}", "{}"] {
            try program?.command(["raw": .string(words)])
        }
    }

    func answer(_ manner: ContractManner) async throws {
        switch manner {
        case .promptly: try program?.command(["manner": ["delay": 0, "repeats": 1]])
        case .late(let delay): try program?.command(["manner": ["delay": .double(delay / .seconds(1) / speed)]])
        case .twice: try program?.command(["manner": ["repeats": 2]])
        }
        // It looks for commands every few milliseconds.
        try await Task.sleep(for: .milliseconds(50))
    }

    func close() { program?.remove() }
}
