@testable import BridgeCore
import HomeModel
import Testing
import ToldWorlds

@Suite("A fleet of devices", .timeLimit(.minutes(1)))
struct FleetTests {
    private let test: BridgeUnderTest
    private let fleet = Fleet()

    init() async throws { test = try await BridgeUnderTest(lamps: 0) }

    private var told: ToldWorld { test.told }
    private var bridge: Bridge { test.bridge }

    @Test func eachDeviceIsSpokenWithByItself() async throws {
        let (near, far) = (ScriptedLamp("near"), ScriptedLamp("far"))
        await fleet.join("near", near)
        await fleet.join("far", far)
        try await run {
            await until { $0.reaches("near") && $0.reaches("far") }
            await far.stall()
            try await set("far", on: true)
            try await set("near", on: true)
            await near.hasOrders(1)
            #expect(await far.orders.isEmpty, "it takes its time, which is nobody else's")
            #expect(await near.orders.map(\.on) == [true])
        }
    }

    @Test func aDeviceThatIsLostTwiceIsUnreachableAndComesBackBySaying() async throws {
        let lamp = ScriptedLamp("lamp")
        await fleet.join("lamp", lamp)
        try await run {
            await until { $0.reaches("lamp") }
            await lamp.refuse(true)
            await lamp.hangUp()
            await told.somebodySleeps(for: .seconds(1))
            #expect(home.reaches("lamp"), "one loss is no news")
            told.advance(by: .seconds(1))
            await until { !$0.reaches("lamp") }
            await lamp.refuse(false)
            await told.somebodySleeps(for: .seconds(2))
            told.advance(by: .seconds(2))
            await until { $0.reaches("lamp") }
            #expect(await fleet.pages["lamp"]?.connections == 2)
        }
    }

    @Test func aDeviceThatIsLostForLongIsUnreachableAtOnce() async throws {
        let lamp = ScriptedLamp("lamp")
        await fleet.join("lamp", lamp)
        try await run {
            await until { $0.reaches("lamp") }
            await lamp.hangUp(ScriptedLamp.LongLoss())
            await until { !$0.reaches("lamp") }
            await told.somebodySleeps(for: .seconds(60))
            told.advance(by: .seconds(60))
            await until { $0.reaches("lamp") }
        }
    }

    @Test func whoeverJoinsOrLeavesDoesSoWhileTheOthersGoOn() async throws {
        let (first, second) = (ScriptedLamp("first"), ScriptedLamp("second"))
        await fleet.join("first", first)
        try await run {
            await until { $0.reaches("first") }
            await fleet.join("second", second)
            await until { $0.reaches("second") }
            await fleet.leave("second")
            await second.isOver()
            try await set("first", on: true)
            await first.hasOrders(1)
            #expect(await fleet.pages.keys.sorted() == ["first"])
        }
    }

    @Test func aSearchIsHandedToWhoeverCanLook() async throws {
        let looked = Feed<Duration>()
        let lengths = looked.listen()
        try await run(search: { looked.announce($0) }) {
            try await bridge.perform(.searchLights(serials: []), by: .owner)
            for await length in lengths {
                #expect(length == Search.length)
                return
            }
        }
    }

    private var home: Home { bridge.published.snapshot.home }

    private func run(
        search: @escaping @Sendable (Duration) async -> Void = { _ in }, _ test: @escaping @Sendable () async throws -> Void
    ) async throws {
        let driver = FleetDriver(name: ScriptedLamp.driver, fleet: fleet, patience: RestartPatience(first: .seconds(1), ceiling: .seconds(4), spread: 0),
            search: search, world: told.world)
        try await self.test.run(driver, test)
    }

    private func until(_ isTrue: @escaping @Sendable (Home) -> Bool) async {
        let batches = bridge.announcements.listen()
        if isTrue(home) { return }
        for await announcement in batches where isTrue(announcement.snapshot.home) { return }
    }

    private func set(_ identity: String, on: Bool) async throws {
        var patch = LightPatch()
        patch.on = on
        try await bridge.perform(.setLight(try #require(home.light(of: identity)).id, patch), by: .owner)
    }
}

extension Home {
    fileprivate func light(of identity: String) -> Light? {
        devices[DeviceKey(driver: ScriptedLamp.driver, identity: identity).resourceID]?.lights.first.flatMap { lights[$0] }
    }

    fileprivate func reaches(_ identity: String) -> Bool { light(of: identity).map(isReachable) ?? false }
}
