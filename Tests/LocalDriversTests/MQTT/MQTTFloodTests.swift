import BridgeCore
import Connectivity
import HomeModel
import Synchronization
import Testing
@testable import LocalDrivers

@Suite("A flood of reports through a real broker", .timeLimit(.minutes(1)), .serialized)
struct MQTTFloodTests {
    @Test func aThousandASecondAreAllHeard() async throws {
        let counter = Counter()
        let seconds = 3
        try await MosquittoBroker.running { broker in
            let home = try BrokerHome(broker, vocabularies: [Counting(counter: counter)])
            try await home.run {
                try await broker.say([MQTTMessage(topic: "count/0", text: "0", isRetained: true)])
                try await home.until("it listens") { counter.numbers.withLock { $0 == [0] } }
                try await broker.client("flood").connect { connection in
                    let began = ContinuousClock.now
                    for number in 1...(1000 * seconds) {
                        try await connection.send(MQTTMessage(topic: "count/\(number % 50)", text: "\(number)"))
                        let due = began + .milliseconds(number)
                        if number % 20 == 0, ContinuousClock.now < due { try await Task.sleep(until: due) }
                    }
                }
                try await home.until("all are heard") { counter.numbers.withLock { $0.count } == 1000 * seconds + 1 }
                #expect(counter.numbers.withLock { $0 } == Array(0...(1000 * seconds)))
                try await home.until("the home has the last") { home.reading == .temperature(Double(1000 * seconds)) }
            }
        }
    }

    @Test func ordersAndReportsCrossWithoutHarm() async throws {
        let names = (0..<20).map { "lamp\($0)" }
        try await MosquittoBroker.running { broker in
            let home = try BrokerHome(broker)
            let program = PlayedZigbee(broker, lamps: names, world: home.world)
            try await program.playing {
                try await home.run {
                    try await home.until("all are found") { home.reachable == 20 }
                    for round in 0..<10 {
                        for name in names { try await home.set(PlayedZigbee.address(name)) { $0.on = round % 2 == 0 } }
                    }
                    try await home.until("all are off") { await program.lamps.values.allSatisfy { !$0.isOn } }
                    try await home.until("the home knows") { home.home.lights.all.allSatisfy { !$0.state.on } }
                    #expect(home.ledger.page.orders.failed == 0)
                }
            }
        }
    }
}

/// Numbers as they were heard. A lock, because a test looks while they come.
private final class Counter: Sendable {
    let numbers = Mutex<[Int]>([])
}

/// A thermometer that counts.
private struct Counting: MQTTVocabulary {
    let counter: Counter
    let subscriptions: Set<String> = ["count/+"]
    let groups: Set<Set<LightAddress>> = []
    let nextDue: Duration? = nil
    private let identity = "thermometer"

    func knows(_ identity: String) -> Bool { identity == self.identity }
    func greetings() -> [MQTTMessage] { [] }

    func take(_ message: MQTTMessage, at now: Duration) -> MQTTMeaning {
        guard let number = Int(String(decoding: message.payload, as: UTF8.self)) else { return MQTTMeaning() }
        counter.numbers.withLock { $0.append(number) }
        let reading = SensorReading.temperature(Double(number))
        guard number == 0 else { return MQTTMeaning(news: [.sensor(identity: identity, index: 0, reading)]) }
        let description = DeviceDescription(
            key: DeviceKey(driver: BrokerHome.driver, identity: identity), name: "Thermometer",
            product: Product(
                model: "T", name: "Thermometer", manufacturer: "Test", softwareVersion: "1", archetype: "unknown_archetype"),
            hardwareAddress: nil, battery: nil, lights: [], lightNames: nil,
            sensors: [.init(name: "Thermometer", reading: reading)])
        return MQTTMeaning(news: [.found(BackendDevice(description: description, isReachable: true))])
    }

    func tick(at now: Duration) -> [BackendNews] { [] }
    func messages(for action: LightAction, at lamps: [LightAddress]) -> [MQTTMessage] { [] }
    func invitation(for length: Duration) -> [MQTTMessage] { [] }
    func lose() {}
}

extension BrokerHome {
    /// What the only sensor reads.
    fileprivate var reading: SensorReading? { device("thermometer")?.sensors.first.flatMap { home.sensors[$0]?.reading } }
}
