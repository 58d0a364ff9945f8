@testable import BridgeCore
import HomeModel
import Testing
import ToldWorlds

/// A box whose lights and sensors are described in whatever order a test wants, and that follows no order in words.
private actor ShuffledBox: Backend {
    nonisolated let limits = OrderLimits(
        lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: .seconds(2), trustsSilence: true)
    private(set) var parts: [String]
    private(set) var orders: [(part: String, on: Bool?)] = []
    private let (news, tell) = AsyncStream.makeStream(of: [BackendNews].self)

    init(_ parts: [String]) { self.parts = parts }

    func device(_ lights: [Int: LightReading] = [:]) -> BackendDevice {
        let description = DeviceDescription(
            key: BridgeUnderTest.key(0), name: "Box", product: BridgeUnderTest.lamp(0).product,
            lights: parts.map { _ in LightAbilities() }, lightParts: parts,
            lightNames: Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($0.offset, $0.element) }),
            sensors: parts.map { .init(name: $0, reading: .temperature(0), part: $0) })
        return BackendDevice(description: description, isReachable: true, lights: lights)
    }

    func run(_ port: BackendPort) async throws {
        await port.connected([device()])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await port.carryOutTogether { lamps, action in await self.take(lamps, action) } }
            group.addTask { for await one in self.news { await port.hear(one) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    func shuffle(_ parts: [String], _ lights: [Int: LightReading] = [:]) {
        self.parts = parts
        tell.yield([.found(device(lights))])
    }

    func say(_ news: BackendNews...) { tell.yield(news) }

    private func take(_ lamps: [LightAddress], _ action: LightAction) -> OrderReceipt {
        orders += lamps.map { (parts[$0.index], action.on) }
        return .accepted
    }
}

@Suite("Parts of a device that are counted otherwise", .timeLimit(.minutes(1)))
struct PartsTests {
    private let test: BridgeUnderTest

    init() async throws { test = try await BridgeUnderTest(lamps: 0) }

    private var told: ToldWorld { test.told }
    private var bridge: Bridge { test.bridge }

    private var home: Home { test.home }
    private func light(_ name: String) -> Light? { home.lights.all.first { $0.name == name } }

    private func until(_ isSo: () async -> Bool) async {
        while !Task.isCancelled, await !isSo() { await Task.yield() }
    }

    private func set(_ name: String, on: Bool) async throws {
        var patch = LightPatch()
        patch.on = on
        try await bridge.perform(.setLight(try #require(light(name)).id, patch), by: .owner)
    }

    @Test func ordersAndReportsAreOfTheRightOnes() async throws {
        let box = ShuffledBox(["a", "b", "c"])
        try await test.run(box, as: "scripted") {
            await until { home.lights.count == 3 }
            try await set("b", on: true)
            await until { await box.orders.count == 1 }
            await box.shuffle(["c", "x", "b", "a"])
            await until { home.lights.count == 4 }
            try await set("a", on: true)
            try await set("x", on: true)
            await until { await box.orders.count == 3 }
            #expect(await Set(box.orders.map(\.part)) == ["b", "a", "x"])
            await box.say(
                .light(LightAddress(identity: "0", index: 0), LightReading(on: true)), .sensor(identity: "0", index: 2, .temperature(7)))
            await until { light("c")?.state.on == true && home.sensors.all.contains { $0.name == "b" && $0.reading == .temperature(7) } }
            #expect(home.sensors.all.count { $0.reading == .temperature(7) } == 1)
        }
    }

    @Test func aBoxThatIsFoundInAnotherOrderAfterARestartHasTheStatesItHad() async throws {
        let box = ShuffledBox(["b"])
        try await test.run(box, as: "scripted") {
            await until { light("b") != nil }
            await box.shuffle(["b", "a"], [0: LightReading(on: true), 1: LightReading(on: false)])
            await until { light("b")?.state.on == true && light("a") != nil }
        }
        let again = ShuffledBox(["a", "b"])
        try await test.run(again, as: "scripted") {
            await until { await bridge.hasDeliveredAll }
            try await set("a", on: true)
            try await set("b", on: false)
            await until { await again.orders.count == 2 }
            #expect(await again.orders.map { "\($0.part) \($0.on == true)" }.sorted() == ["a true", "b false"])
        }
        #expect(light("a")?.state.on == true && light("b")?.state.on == false)
    }

    @Test func whatIsSaidOfAPartThatTheHomeDoesNotKnowYetWaits() async throws {
        let box = ShuffledBox(["a"])
        try await test.run(box, as: "scripted") {
            await until { light("a") != nil }
            await box.shuffle(["new", "a"])
            await box.say(.light(LightAddress(identity: "0", index: 0), LightReading(on: true)))
            await until { light("new")?.state.on == true }
            #expect(light("a")?.state.on == false)
        }
    }
}
