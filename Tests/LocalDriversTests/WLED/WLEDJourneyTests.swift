import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

@Suite("A WLED on the network", .timeLimit(.minutes(1)))
struct WLEDJourneyTests {
    private let mac = FakeWLED.mac

    /// Has a WLED and a home for the length of a test, in which it has appeared.
    private func play(
        _ sample: JSONValue = WLEDSamples.single, speed: Double = 4, so manner: (inout FakeWLED.Manner) -> Void = { _ in },
        _ test: @escaping @Sendable (FakeWLED, FleetHome, PlayedServer) async throws -> Void
    ) async throws {
        let world = World.real(speed: speed)
        let device = FakeWLED(sample, in: world)
        var wanted = FakeWLED.Manner()
        manner(&wanted)
        let set = wanted
        await device.behave { $0 = set }
        let server = PlayedServer(device)
        let home = try FleetHome(
            WLEDKind(world: world, search: .onLoopback(world)), in: world)
        let mac = mac
        try await server.whileOpen { port in
            await home.join(mac, port: port)
            try await home.run {
                try await home.until("it appears") { home.isReachable(mac) }
                try await test(device, home, server)
            }
        }
    }

    @Test func itsPartsAreLightsOfTheirOwn() async throws {
        try await play(WLEDSamples.divided) { [mac] device, home, _ in
            #expect(home.lights(mac).map(\.name) == ["Shelf 1", "Desk", "Shelf 3"])
            try await home.set(mac, 2) { ($0.on, $0.brightness) = (true, .to(.full)) }
            try await home.until("the part is on") { await device.segment(2)?["on"] == true }
            #expect(await device.segment(2)?["bri"] == 255)
            #expect(await device.segment(0)?["on"] == true)
            await device.become(["seg": [["id": 0, "on": false]]])
            try await home.until("a hand is seen") { !home.state(mac, 0).on }
            #expect(home.state(mac, 1).on)
        }
    }

    @Test func onePartOfADarkStripComesOnAlone() async throws {
        let dark = WLEDSamples.device(on: false, [WLEDSamples.segment(0), WLEDSamples.segment(1)])
        try await play(dark) { [mac] device, home, _ in
            #expect(!home.state(mac, 0).on && !home.state(mac, 1).on)
            try await home.set(mac, 1) { $0.on = true }
            try await home.until("it is on") { await device.state["on"] == true }
            #expect(await device.segment(0)?["on"] == false)
            try await home.until("it says so") { await home.fleet.pages[mac]?.orders.sent == 1 && home.state(mac, 1).on }
            #expect(!home.state(mac, 0).on)
        }
    }

    @Test func partsMayComeWhileItIsThere() async throws {
        try await play { [mac] device, home, _ in
            #expect(home.lights(mac).count == 1)
            try await home.until("it is listened to") { await device.isListened }
            await device.reshape(WLEDSamples.divided["state"] ?? .null)
            try await home.until("its parts are there") { home.lights(mac).count == 3 }
            try await home.set(mac, 2) { ($0.on, $0.brightness) = (true, .to(.lowest)) }
            try await home.until("the third part is at its lowest") { await device.segment(2)?["bri"] == 1 }
            await device.reshape(WLEDSamples.single["state"] ?? .null)
            try await home.until("it is one again") { home.lights(mac).count == 1 }
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the whole is at full") { await device.state["bri"] == 255 }
        }
    }

    @Test func whitesAndColorsComeBackAsTheyWereAskedFor() async throws {
        try await play { [mac] device, home, _ in
            try await home.set(mac) { $0.mirek = .to(Mirek(300)) }
            try await home.until("it is sent") { await device.orders.count == 1 }
            try await home.world.sleep(for: .seconds(4))
            #expect(home.state(mac).color?.mode == .temperature)
            #expect(home.state(mac).color?.mirek == Mirek(300))
            try await home.set(mac) { ($0.hue, $0.saturation) = (.to(90), .to(0.8)) }
            try await home.until("it is sent") { await device.orders.count == 2 }
            try await home.world.sleep(for: .seconds(4))
            #expect(home.state(mac).color?.mode == .hueSaturation)
            #expect(home.state(mac).color?.hueSaturation?.hue == 90)
        }
    }

    @Test func oneThatIsBusyIsAskedAgain() async throws {
        try await play(so: { $0.errors = [3, 3] }) { [mac] device, home, _ in
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the lamp follows") { await device.state["bri"] == 255 }
            let times = await device.orders.map(\.at)
            #expect(times.count == 3)
            for (one, next) in zip(times, times.dropFirst()) { #expect(next - one >= .milliseconds(200)) }
        }
    }

    @Test func whatItDoesNotTakeIsTakenBack() async throws {
        try await play(so: { $0.errors = [9] }) { [mac] device, home, _ in
            let before = home.state(mac).brightness
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("it is as before") { await device.orders.count == 1 && home.state(mac).brightness == before }
            #expect(home.isReachable(mac))
            #expect(await home.trouble(mac) == "it declines: error 9")
        }
    }

    @Test(arguments: [0, 3_000]) func itMayBeCutIntoPiecesAndSlow(milliseconds: Int) async throws {
        try await play(so: { ($0.inPieces, $0.delay) = (true, .milliseconds(milliseconds)) }) { [mac] device, home, _ in
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the lamp follows") { await device.state["bri"] == 255 }
            try await home.world.sleep(for: .seconds(5))
            #expect(home.isReachable(mac) && home.state(mac).brightness == .full)
        }
    }

    @Test func oneThatWasRebootedIsAsItIsNow() async throws {
        try await play { [mac] device, home, _ in
            try await home.until("it is listened to") { await device.isListened }
            await device.reboot(WLEDSamples.device(on: false, level: 20, [WLEDSamples.segment(0)]))
            try await home.until("it is as it is") { !home.state(mac).on }
            // One lost connection is no news.
            #expect(home.isReachable(mac))
            try await home.set(mac) { $0.on = true }
            try await home.until("the lamp follows") { await device.state["on"] == true }
        }
    }

    @Test func anotherOneAtItsAddressIsNotTaken() async throws {
        try await play { [mac] device, home, _ in
            try await home.until("it is listened to") { await device.isListened }
            var info = WLEDSamples.info().object ?? [:]
            info["mac"] = "ffffffffffff"
            await device.reboot(WLEDSamples.device([WLEDSamples.segment(0)], info: .object(info)))
            try await home.until("it is missed") { !home.isReachable(mac) }
            #expect(await home.trouble(mac) == "another device answers at its address: ffffffffffff")
        }
    }

    @Test(arguments: [true, false]) func oneWithoutWebSocketIsAsked(saysSo: Bool) async throws {
        let sample = WLEDSamples.device([WLEDSamples.segment(0)], info: WLEDSamples.info(ws: saysSo ? -1 : 0))
        try await play(sample, speed: 20, so: { ($0.isDeaf, $0.resets) = (true, 1) }) { [mac] device, home, _ in
            try await home.set(mac) { $0.brightness = .to(.full) }
            try await home.until("the lamp follows") { await device.state["bri"] == 255 }
            #expect(await device.requests.contains("POST /json/state"))
            await device.become(["on": false])
            try await home.until("a hand is seen") { !home.state(mac).on }
        }
    }

    @Test func itBlinksAndIsAsBefore() async throws {
        try await play { [mac] device, home, _ in
            let before = home.state(mac)
            try await home.set(mac) { $0.alert = .breatheOnce }
            try await home.until("it has blinked") { await device.orders.count == 2 }
            #expect(await device.orders.map { $0.word["on"] } == [false, true])
            try await home.world.sleep(for: .seconds(2))
            #expect(home.state(mac).on && home.state(mac).brightness == before.brightness)
            #expect(await device.state["on"] == true)
        }
    }

    @Test func itIsSpokenToOneAtATimeAndWaitsAreShort() async throws {
        try await play(WLEDSamples.divided) { [mac] device, home, _ in
            for index in 0..<3 { try await home.set(mac, index) { ($0.on, $0.brightness) = (true, .to(.lowest)) } }
            try await home.until("all follow") { await device.orders.count == 3 }
            let times = await device.orders.map(\.at)
            #expect(try #require(times.last) - (try #require(times.first)) < .seconds(4))
            #expect(await device.longest <= 528)
        }
    }
}

extension FakeWLED {
    /// Its owner cuts it into other parts.
    func reshape(_ state: JSONValue) async {
        self.state = state
        await become([:])
    }
}
