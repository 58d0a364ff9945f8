import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

@Suite("A Shelly on the network", .timeLimit(.minutes(1)))
struct ShellyJourneyTests {
    /// Has a device and a home for the length of a test.
    private func play(
        _ device: any PlayedWeb, _ identity: String, secret: String? = nil, in world: World,
        _ test: @escaping @Sendable (FleetHome, PlayedServer) async throws -> Void
    ) async throws {
        let server = PlayedServer(device)
        let kind = ShellyKind(world: world, search: .onLoopback(world))
        let home = try FleetHome(kind, in: world)
        try await server.whileOpen { port in
            await home.join(identity, port: port, secret: secret)
            try await home.run { try await test(home, server) }
        }
    }

    private func play(
        _ sample: ShellySamples.Sample, password: String? = nil, secret: String? = nil,
        _ test: @escaping @Sendable (FakeShelly, FleetHome) async throws -> Void
    ) async throws {
        let world = World.real(speed: 4)
        let device = FakeShelly(sample, password: password, in: world)
        try await play(device, FakeShelly.identity, secret: secret, in: world) { home, _ in try await test(device, home) }
    }

    private let mac = FakeShelly.identity

    @Test func relaysAndSensorsAppearAndFollow() async throws {
        try await play(ShellySamples.relays) { [mac] device, home in
            try await home.until("it appears") { home.isReachable(mac) }
            #expect(home.lights(mac).map(\.name) == ["Hall 1", "Fan"])
            #expect(home.readings(mac).contains(.temperature(21.5)))
            try await home.set(mac, 0) { $0.on = true }
            try await home.until("the relay is on") { await device.status["switch:0"]?["output"] == true }
            await device.become("switch:1", ["output": false])
            await device.become("temperature:100", ["tC": 19, "tF": 66.2])
            try await home.until("it is seen") { !home.state(mac, 1).on && home.readings(mac).contains(.temperature(19)) }
            #expect(home.state(mac, 0).on)
        }
    }

    @Test func pressesComeThrough() async throws {
        try await play(ShellySamples.dimmer) { [mac] device, home in
            try await home.until("it is listened to") { await device.isListened && home.isReachable(mac) }
            await device.happen("input:0", "btn_down")
            try await home.until("the press") {
                home.readings(mac) == [.buttons(count: 3, last: ButtonPress(button: 1, event: .initialPress))]
            }
            await device.happen("input:0", "btn_up")
            try await home.until("the release") {
                home.readings(mac) == [.buttons(count: 3, last: ButtonPress(button: 1, event: .shortRelease))]
            }
        }
    }

    @Test func thePasswordIsProvedAgainAndAgain() async throws {
        try await play(ShellySamples.dimmer, password: "open sesame", secret: "open sesame") { [mac] device, home in
            try await home.until("it appears") { home.isReachable(mac) }
            for level in [0.2, 0.4, 0.6, 0.8, 1] {
                try await home.set(mac) { $0.brightness = .to(Brightness(fraction: level)) }
                let number = JSONValue.int(Int64(BrightnessScale.percent.number(Brightness(fraction: level))))
                try await home.until("the lamp follows") { await device.status["light:0"]?["brightness"] == number }
            }
            // Three proofs are good for one challenge.
            #expect(await device.challenges >= 2)
            #expect(home.isReachable(mac))
            #expect(await home.fleet.pages[mac]?.connections == 1)
        }
    }

    @Test func aProofThatIsOldIsNotShownAgainAndAgain() async throws {
        try await play(ShellySamples.dimmer, password: "open sesame", secret: "open sesame") { [mac] device, home in
            try await home.until("it appears") { home.isReachable(mac) }
            let changes: [@Sendable (inout FakeShelly.Manner) -> Void] = [
                { $0.isCrowded = true }, { $0.forgets = 2 }, { $0.forgets = 1 },
            ]
            for (level, change) in zip([30, 60, 90] as [Int64], changes) {
                await device.behave(change)
                try await home.set(mac) { $0.brightness = .to(Brightness(fraction: Double(level) / 100)) }
                try await home.until("the lamp follows") { await device.status["light:0"]?["brightness"] == .int(level) }
            }
            #expect(home.isReachable(mac))
            #expect(await home.fleet.pages[mac]?.connections == 1)
        }
    }

    @Test func oneThatAnswersWithNothingIsAskedAgain() async throws {
        let world = World.real(speed: 4)
        let device = FakeShelly(ShellySamples.relays, in: world)
        await device.behave { $0.blanks = 1 }
        try await play(device, mac, in: world) { [mac] home, _ in
            try await home.until("it appears with its lights") { home.isReachable(mac) && home.lights(mac).count == 2 }
            #expect(await device.manner.blanks == 0)
        }
    }

    @Test(arguments: [nil, "wrong"]) func withoutThePasswordItSaysSo(secret: String?) async throws {
        try await play(ShellySamples.dimmer, password: "open sesame", secret: secret) { [mac] device, home in
            try await home.until("it fails") { await home.trouble(mac) != nil }
            let words = try #require(await home.trouble(mac))
            #expect(words.contains("password"))
            #expect(!words.contains("open sesame") && !words.contains("wrong"))
            #expect(!home.isReachable(mac))
            // A secret does not become right by being shown again soon.
            let challenges = await device.challenges
            try await home.world.sleep(for: .seconds(20))
            #expect(await device.challenges == challenges)
        }
    }

    @Test func anotherProfileIsReadAnew() async throws {
        try await play(ShellySamples.strip) { [mac] device, home in
            try await home.until("it appears") { home.isReachable(mac) }
            #expect(home.lights(mac).first?.abilities.gamut != nil)
            await device.change(ShellySamples.dimmers)
            try await home.until("it is four dimmers") { home.lights(mac).count == 4 }
            #expect(home.lights(mac).allSatisfy { $0.abilities == LightAbilities() })
            try await home.set(mac, 3) { ($0.on, $0.brightness) = (true, .to(.full)) }
            try await home.until("the last follows") { await device.status["light:3"]?["brightness"] == 100 }
            #expect(await device.orders.last?.method == "Light.Set")
        }
    }

    @Test func errorsOfOneOrderEndNothing() async throws {
        try await play(ShellySamples.dimmer) { [mac] device, home in
            try await home.until("it appears") { home.isReachable(mac) }
            await device.behave { $0.errors = [-114, -103] }
            let before = home.state(mac).brightness
            try await home.set(mac) { $0.brightness = .to(.full) }
            // Busy the first time, which is tried again; then it does not want to.
            try await home.until("it is taken back") { await device.orders.count == 2 && home.state(mac).brightness == before }
            #expect(await home.trouble(mac) == "it declines: not now")
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the lamp follows") { await device.status["light:0"]?["brightness"] == 100 }
            #expect(await home.fleet.pages[mac]?.connections == 1)
        }
    }

    @Test func piecesSlownessAndResetsAreBorne() async throws {
        let world = World.real(speed: 4)
        let device = FakeShelly(ShellySamples.dimmer, in: world)
        await device.behave { ($0.inPieces, $0.delay, $0.resets) = (true, .seconds(3), 2) }
        try await play(device, mac, in: world) { [mac] home, _ in
            try await home.until("it appears") { home.isReachable(mac) }
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the lamp follows") { await device.status["light:0"]?["brightness"] == 100 }
            try await home.world.sleep(for: .seconds(5))
            #expect(home.isReachable(mac) && home.state(mac).brightness == .full)
            #expect(await device.mostSockets == 1)
        }
    }

    @Test func oneThatWasRebootedIsAsItIsNow() async throws {
        try await play(ShellySamples.relays) { [mac] device, home in
            try await home.until("it is listened to") { await device.isListened && home.isReachable(mac) }
            await device.restart(["switch:1": ["id": 1, "output": false]])
            try await home.until("it is as it is") { !home.state(mac, 1).on }
            #expect(home.isReachable(mac))
        }
    }

    @Test func itBlinksAndIsAsBefore() async throws {
        try await play(ShellySamples.relays) { [mac] device, home in
            try await home.until("it appears") { home.isReachable(mac) }
            try await home.set(mac, 1) { $0.alert = .breatheOnce }
            try await home.until("it has blinked") { await device.orders.count == 2 }
            #expect(await device.orders.map { $0.params["on"] } == [false, true])
            #expect(home.state(mac, 1).on)
        }
    }

    @Test func gen1IsAskedAndSpokenToOneAtATime() async throws {
        let world = World.real(speed: 10)
        let device = FakeOldShelly(type: "SHSW-25", status: OldShellySamples.relays, password: "sesame", in: world)
        try await play(device, FakeOldShelly.identity, secret: "sesame", in: world) { home, _ in
            let mac = FakeOldShelly.identity
            try await home.until("it appears") { home.isReachable(mac) && home.state(mac, 1).on }
            for index in [0, 1] { try await home.set(mac, index) { $0.on = index == 0 } }
            try await home.until("both follow") { await device.orders.count == 2 }
            #expect(await device.orders.map(\.path).sorted() == ["/relay/0", "/relay/1"])
            await device.touch(["ison": true], "relays", 1)
            try await home.until("a hand is seen") { home.state(mac, 1).on }
            #expect(await device.mostAtOnce == 1)
            let times = await device.times
            // The first request is another's, to learn who it is.
            for (one, next) in zip(times.dropFirst(), times.dropFirst(2)) { #expect(next - one >= .milliseconds(100)) }
        }
    }

    @Test func gen1ThatIsBusyOrCutsOffIsAskedAgain() async throws {
        let world = World.real(speed: 4)
        let device = FakeOldShelly(status: OldShellySamples.dimmer, in: world)
        try await play(device, FakeOldShelly.identity, in: world) { home, _ in
            let mac = FakeOldShelly.identity
            try await home.until("it appears") { home.isReachable(mac) }
            await device.refuse([503])
            await device.reset(1)
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the lamp follows") { await device.status["lights"]?.array?.first?["brightness"] == 100 }
            #expect(home.isReachable(mac))
        }
    }

    @Test func gen1WithAnotherPasswordSaysSo() async throws {
        let world = World.real(speed: 4)
        let device = FakeOldShelly(status: OldShellySamples.dimmer, password: "sesame", in: world)
        try await play(device, FakeOldShelly.identity, secret: "wrong", in: world) { home, _ in
            try await home.until("it fails") { await home.trouble(FakeOldShelly.identity) != nil }
            #expect(await home.trouble(FakeOldShelly.identity) == "the password is not the one that the Shelly wants")
        }
    }
}

extension FakeShelly {
    /// It starts anew, and some of its components are otherwise.
    func restart(_ words: [String: JSONValue]) {
        status.merge(words) { $1 }
        cut()
    }
}
