import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Home Assistant's discovery keeps the contract", .timeLimit(.minutes(2)), .serialized)
struct HAContractTests {
    @Test(arguments: ContractClause.allCases)
    func itKeeps(clause: ContractClause) async throws {
        try await clause.keep(try LampPeer(HATongue(), rubbishOn: ["homeassistant/light/box7x/config", "box7/light"]))
    }
}

@Suite("Tasmota keeps the contract", .timeLimit(.minutes(2)), .serialized)
struct TasmotaContractTests {
    @Test(arguments: ContractClause.allCases)
    func itKeeps(clause: ContractClause) async throws {
        try await clause.keep(try LampPeer(
            TasmotaTongue(), rubbishOn: ["tasmota/discovery/\(TasmotaRecord.mac)/sensors", "stat/lamp/RESULT", "stat/lamp/POWER"]))
    }
}

/// A lamp that is played at a real broker.
private actor LampPeer: ContractPeer {
    nonisolated let key: DeviceKey
    nonisolated let hasGateway = true
    /// One lamp is told no more often than every tenth of a second.
    nonisolated let ordersPerSecond = 10.0
    private let broker: MosquittoBroker
    private let tongue: any PlayedTongue
    private let topics: [String]
    private var lamp_: PlayedLamp?

    init(_ tongue: any PlayedTongue, rubbishOn topics: [String]) throws {
        (self.tongue, self.topics) = (tongue, topics)
        key = DeviceKey(driver: BrokerHome.driver, identity: tongue.identity)
        broker = try MosquittoBroker()
    }

    func driver(in world: World) async throws -> any DeviceDriver {
        try await broker.start()
        let lamp = PlayedLamp(broker, tongue, world: world)
        lamp_ = lamp
        await lamp.start()
        let settings = MQTTSettings(MQTTSetup(host: "127.0.0.1", port: broker.port, clientID: "porchlight"))
        let backend = MQTTBackend(settings: settings, vocabularies: [tongue.vocabulary], clock: ConnectionClock(world))
        return BackendDriver(name: BrokerHome.driver, backend: backend, ledger: BackendLedger(), world: world)
    }

    private func played() throws -> PlayedLamp { try #require(lamp_) }

    func lamp() async throws -> ContractLamp { try await played().lamp }

    func orders() async throws -> [Duration] { try await played().orders }

    func touch(on: Bool, level: Double) async throws { try await played().touch(on: on, level: level) }

    func setPresent(_ isPresent: Bool) async throws { try await played().setPresent(isPresent) }

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await broker.start() } else { await broker.kill() }
    }

    func sayRubbish() async throws {
        for topic in topics {
            for text in ["", "{", "[null]", "7", #"{"state":7,"brightness":"x","POWER":{}}"#, "\u{FFFD}\u{0}"] {
                try await played().say(MQTTMessage(topic: topic, text: text))
            }
            try await played().say(MQTTMessage(topic: topic, payload: [0xFF, 0xFE, 0x00]))
        }
    }

    func answer(_ manner: ContractManner) async throws { try await played().answer(manner) }

    func close() async {
        await lamp_?.stop()
        await broker.close()
    }
}
