import BridgeCore
import Foundation
import HomeModel
@testable import LocalDrivers
import Testing
import ToldWorlds

/// A bridge that speaks with a played device over a real socket.
@Suite("Speaking with ESPHome", .timeLimit(.minutes(2)))
struct ESPHomeJourneyTests {
    private func run(
        speed: Double = 4, secret: String? = nil, _ change: (inout FakeESPHome.State) -> Void = { _ in },
        _ test: @escaping @Sendable (FakeESPHome, DriverHome) async throws -> Void
    ) async throws {
        let home = try DriverHome(speed: speed)
        let fake = FakeESPHome(in: home.world, change)
        try await fake.listen()
        let driver = await ESPHomeKind.driver(for: fake, in: home.world, secret: secret)
        do {
            try await home.run(driver) { try await test(fake, home) }
        } catch {
            await fake.close()
            throw error
        }
        await fake.close()
    }

    @Test(arguments: [FakeESPHome.Wire.whole, .bytewise, .chatty])
    func colorsAndWhitesArriveHoweverTheWireIs(_ wire: FakeESPHome.Wire) async throws {
        try await run { state in
            (state.wire, state.lamp.modes) = (wire, [11, 47])
        } _: { fake, home in
            let light = try await home.light(of: fake.identity)
            #expect(light.abilities.gamut != nil && light.abilities.temperatures == MirekRange(153, 500))
            try await home.bridge.perform(.setLight(light.id, patch { $0.xy = .to(Gamut.c.blue) }), by: .owner)
            try await eventually("it is blue") { fake.lamp.mode == 47 && (fake.lamp.levels[6] ?? 0) > 0.99 }
            try await home.bridge.perform(.setLight(light.id, patch { $0.mirek = .to(Mirek(250)) }), by: .owner)
            try await eventually("it is white") { fake.lamp.mode == 11 && fake.lamp.levels[8] == 250 }
        }
    }

    @Test func aHandAtTheLampIsSeen() async throws {
        try await run { fake, home in
            _ = try await home.light(of: fake.identity)
            fake.touch { ($0.isOn, $0.levels) = (true, [3: 0.75]) }
            try await eventually("apps see it") {
                try await home.light(of: fake.identity).state.brightness?.fraction.isAbout(0.75, within: 0.01) ?? false
            }
        }
    }

    @Test func itsQuestionsAreAnswered() async throws {
        try await run { fake, home in
            _ = try await home.light(of: fake.identity)
            fake.say(ESPFrame(7), ESPFrame(36))
            try await eventually("answers came") { fake.now.heard.contains { $0.kind == 8 } && fake.now.heard.contains { $0.kind == 37 } }
            let time = try #require(fake.now.heard.first { $0.kind == 37 }).fields.fixed32(1)
            #expect(abs(Double(time) - home.world.now().utc.timeIntervalSince1970) < 60)
        }
    }

    @Test func aQuietDeviceIsAskedAndADeadOneIsGivenUp() async throws {
        try await run(speed: 30) { fake, home in
            _ = try await home.light(of: fake.identity)
            fake.set { $0.isDeaf = true }
            try await eventually("it is missed") { try await !home.isReachable(fake.identity) }
            fake.set { $0.isDeaf = false }
            try await eventually("it is back") { try await home.isReachable(fake.identity) }
        }
    }

    @Test func aGoodbyeIsAnsweredAndItIsNotCalledAgainAtOnce() async throws {
        try await run(speed: 2) { fake, home in
            _ = try await home.light(of: fake.identity)
            let (said, before) = (home.world.now().uptime, fake.now.connections)
            fake.say(ESPFrame(5))
            try await eventually("a goodbye is answered") { fake.now.heard.contains { $0.kind == 6 } }
            try await eventually("it is called again") { fake.now.connections > before }
            #expect(home.world.now().uptime - said >= .seconds(5))
            #expect(try await home.isReachable(fake.identity))
        }
    }

    @Test func aSlowDeviceIsWaitedFor() async throws {
        try await run { $0.delay = .seconds(3) } _: { fake, home in
            _ = try await home.light(of: fake.identity)
            #expect(fake.now.connections == 1)
        }
    }

    @Test func identifyFlashesAndChangesNothing() async throws {
        try await run { fake, home in
            let light = try await home.light(of: fake.identity)
            try await home.bridge.perform(.setLight(light.id, patch { $0.alert = .breatheOnce }), by: .owner)
            try await eventually("it flashes") { fake.now.heard.contains { $0.kind == 32 && $0.fields.uint(17) == 3000 } }
            try await home.world.sleep(for: .seconds(4))
            #expect(try await home.light(of: fake.identity).state.brightness == light.state.brightness)
        }
    }

    @Test func onAndAFlashInOneAreOneAfterTheOther() async throws {
        try await run { $0.lamp.isOn = false } _: { fake, home in
            let light = try await home.light(of: fake.identity)
            try await home.bridge.perform(
                .setLight(light.id, patch { ($0.on, $0.alert) = (true, .breatheOnce) }), by: .owner)
            try await eventually("it flashes") { fake.now.heard.contains { $0.kind == 32 && $0.fields.bool(16) } }
            #expect(fake.now.heard.filter { $0.kind == 32 }.map { $0.fields.bool(16) } == [false, false, true])
            #expect(fake.lamp.isOn)
        }
    }

    @Test func aLongAlertBlinksUntilItIsEnded() async throws {
        try await run { fake, home in
            let light = try await home.light(of: fake.identity)
            try await home.bridge.perform(.setLight(light.id, patch { $0.alert = .breatheLong }), by: .owner)
            try await eventually("it blinks") { fake.now.heard.filter { $0.kind == 32 && $0.fields.bool(2) }.count >= 3 }
            #expect(try await home.light(of: fake.identity).state.on)
            try await home.bridge.perform(.setLight(light.id, patch { $0.alert = LightAlert.none }), by: .owner)
            try await eventually("it is as it was") { fake.lamp.isOn }
            let count = fake.now.heard.count
            try await home.world.sleep(for: .seconds(3))
            #expect(fake.lamp.isOn && fake.now.heard.count <= count + 1)
        }
    }

    @Test func aDeviceOfBeforeIsLoggedInto() async throws {
        try await run(secret: "hush") { ($0.version.minor, $0.password) = (10, "hush") } _: { fake, home in
            _ = try await home.light(of: fake.identity)
            #expect(fake.now.heard.contains { $0.kind == 3 && $0.fields.string(1) == "hush" })
        }
    }

    /// A key is no password, even for firmware that still asks for one.
    @Test(arguments: [UInt64(10), 14])
    func anEncryptedDeviceIsSpokenWithAndToldGoodbye(_ minor: UInt64) async throws {
        let home = try DriverHome(speed: 4)
        let fake = FakeESPHome(in: home.world) { ($0.version.minor, $0.key) = (minor, FakeESPHome.key) }
        try await fake.listen()
        try await home.run(await ESPHomeKind.driver(for: fake, in: home.world, secret: FakeESPHome.key)) {
            let light = try await home.light(of: fake.identity)
            try await home.bridge.perform(.setLight(light.id, patch { $0.brightness = .to(.full) }), by: .owner)
            try await eventually("it is bright") { fake.lamp.levels[3] == 1 }
        }
        try await eventually("it is told goodbye") { fake.now.heard.last?.kind == 5 }
        #expect(!fake.now.heard.contains { $0.kind == 3 && !$0.fields.string(1).isEmpty })
        await fake.close()
    }

    @Test func anEncryptedDeviceThatIsAnotherIsToldApartByWhatItSaysInTheOpen() async throws {
        let home = try DriverHome()
        let fake = FakeESPHome(in: home.world) { $0.key = FakeESPHome.key }
        try await fake.listen()
        let kind = ESPHomeKind.forTests(in: home.world)
        let other = LanPlace(identity: "000000000001", address: fake.address, secret: "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=")
        let fleet = Fleet()
        await fleet.join(other.identity, LanBackend(kind, other))
        try await home.run(FleetDriver(name: "esphome", fleet: fleet, world: home.world)) {
            try await eventually("it is known as another") {
                await fleet.pages[other.identity]?.failure?.words.contains("another device answers at its address: a0b1c2d3e4f5") == true
            }
        }
        await fake.close()
    }

    @Test func anotherDeviceAtTheAddressIsNotTakenForIt() async throws {
        try await run { $0.mac = "AA:AA:AA:AA:AA:AA" } _: { fake, home in
            try await eventually("it is asked who it is") { fake.now.heard.contains { $0.kind == 11 } }
            #expect(home.bridge.published.snapshot.home.devices.count == 0)
            #expect(!fake.now.heard.contains { $0.kind == 32 })
        }
    }
}
