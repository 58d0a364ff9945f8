import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Zigbee2MQTT keeps the contract", .timeLimit(.minutes(2)), .serialized)
struct Z2MContractTests {
    @Test(arguments: ContractClause.allCases)
    func itKeeps(clause: ContractClause) async throws {
        try await clause.keep(try Z2MPeer())
    }
}

/// A lamp of a played Zigbee2MQTT at a real broker.
private actor Z2MPeer: ContractPeer {
    private static let name = "lamp"

    nonisolated let key = DeviceKey(driver: "mqtt:attic", identity: PlayedZigbee.address("lamp"))
    nonisolated let hasGateway = true
    /// One lamp is told no more often than every tenth of a second.
    nonisolated let ordersPerSecond = 10.0
    private let broker: MosquittoBroker
    private var program: PlayedZigbee?

    init() throws { broker = try MosquittoBroker() }

    func driver(in world: World) async throws -> any DeviceDriver {
        try await broker.start()
        let program = PlayedZigbee(broker, lamps: [Self.name], world: world)
        self.program = program
        await program.start()
        let settings = MQTTSettings(MQTTSetup(host: "127.0.0.1", port: broker.port, clientID: "porchlight"))
        let backend = MQTTBackend(
            settings: settings, vocabularies: settings.vocabularies(driver: "mqtt:attic"), clock: ConnectionClock(world))
        return BackendDriver(name: "mqtt:attic", backend: backend, ledger: BackendLedger(), world: world)
    }

    private func played() throws -> PlayedZigbee { try #require(program) }

    func lamp() async throws -> ContractLamp {
        let lamp = try #require(await played().lamps[Self.name])
        return ContractLamp(isOn: lamp.isOn, level: Double(lamp.level - 1) / 253)
    }

    func orders() async throws -> [Duration] { try await played().orders.map(\.at) }

    func touch(on: Bool, level: Double) async throws {
        try await played().touch(Self.name) { ($0.isOn, $0.level) = (on, Int64((level * 253).rounded()) + 1) }
    }

    func setPresent(_ isPresent: Bool) async throws { try await played().setPresent(Self.name, isPresent) }

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await broker.start() } else { await broker.kill() }
    }

    func sayRubbish() async throws {
        for topic in ["bridge/state", "bridge/devices", "bridge/groups", "bridge/logging", "bridge/event", Self.name] {
            for text in ["", "{", "[null]", "7", #"{"state":7,"brightness":"x"}"#, "\u{FFFD}\u{0}"] {
                try await played().say("zigbee2mqtt/" + topic, text)
            }
        }
        try await broker.say([
            MQTTMessage(topic: "zigbee2mqtt/lamp", payload: [0xFF, 0xFE, 0x00]),
            // The last word on who is there must be true again.
            MQTTMessage(topic: "zigbee2mqtt/bridge/state", text: "online", isRetained: true),
        ])
    }

    func answer(_ manner: ContractManner) async throws { try await played().answer(manner) }

    func close() async {
        await program?.stop()
        await broker.close()
    }
}
