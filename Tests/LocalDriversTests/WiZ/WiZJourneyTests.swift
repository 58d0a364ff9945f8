import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing
import ToldWorlds

@Suite("WiZ over real sockets", .serialized, .timeLimit(.minutes(1)))
struct WiZJourneyTests {
    @Test func aSearchMeetsEachDeviceOnce() async throws {
        let stage = try await WiZStage()
        await stage.port.behave(PacketManners(copies: 2))
        let finds = try await search(await stage.kind(), until: 2, in: stage.world, atMost: .seconds(8))
        let address = try #require(LanAddress("127.0.0.1"))
        #expect(finds == [
            LanFind(kind: "wiz", identity: "a8bb5006033d", name: "WiZ color light 06033d", model: "WiZ color light", address: address)
        ])
        #expect(await stage.fake.asked["registration"] == 3)
        await stage.port.hangUp()
    }

    @Test func anOrderIsTakenAndShowsAtOnce() async throws {
        let stage = try await WiZStage()
        try await stage.run {
            let home = stage.home
            #expect(home.light()?.abilities == LightAbilities(temperatures: MirekRange(154, 455), gamut: .c))
            try await home.set { $0.brightness = .to(Brightness(fraction: 0.3)); $0.mirek = .to(Mirek(200)) }
            try await home.until("it is told") { await stage.fake.pilot["temp"] == 5000 }
            #expect(await stage.fake.orders.map(\.params) == [["dimming": 30, "temp": 5000]])
            try await stage.world.sleep(for: .seconds(10))
            #expect(home.light()?.state.brightness == Brightness(fraction: 0.3), "its own step for it is no news")
            #expect(home.light()?.state.color?.mirek == Mirek(200))
        }
    }

    @Test func aHandIsSeenWhenItIsAsked() async throws {
        let stage = try await WiZStage()
        try await stage.run {
            await stage.fake.touch(["state": true, "sceneId": 0, "r": 255, "g": 0, "b": 0, "dimming": 100])
            try await stage.home.until("it is seen") { stage.home.light()?.state.color?.mode == .xy }
            #expect(stage.home.light()?.state.brightness == .full)
            await stage.fake.touch(["state": false])
            try await stage.home.until("it is seen") { stage.home.light()?.state.on == false }
            #expect(stage.home.light()?.state.brightness == .full, "a light that is off keeps its brightness")
        }
    }

    @Test(arguments: [true, false]) func aFifthOfAllPacketsMayBeLost(repeatsNumbers: Bool) async throws {
        let stage = try await WiZStage(speed: 10)
        await stage.fake.repeatsNumbers(repeatsNumbers)
        await stage.port.behave(PacketManners(loss: 0.2))
        try await stage.run {
            for step in 1...10 {
                try await stage.home.set { $0.brightness = .to(Brightness(fraction: Double(step) / 10)) }
                let dimming = WiZLamp.dimming(Brightness(fraction: Double(step) / 10))
                try await stage.home.until("step \(step)") { await stage.fake.pilot["dimming"]?.int == dimming }
            }
            #expect(stage.home.isReachable)
        }
    }

    @Test func whatComesTwiceLateOrForOthersDoesNoHarm() async throws {
        let stage = try await WiZStage()
        let strays: [JSONValue] = [
            ["method": "getPilot", "result": ["state": false, "dimming": 99], "id": -1],
            ["method": "syncPilot", "params": ["state": false]], ["method": "setPilot", "id": 4711, "result": ["success": true]],
            ["method": "firstBeat", "result": [:]], 7,
        ]
        await stage.port.behave(PacketManners(copies: 2, delay: .milliseconds(500), noise: strays.map(\.bytes) + [[0xFF, 0], []]))
        try await stage.run {
            for level in [0.2, 0.9, 0.4] {
                try await stage.home.set { $0.brightness = .to(Brightness(fraction: level)) }
                let dimming = WiZLamp.dimming(Brightness(fraction: level))
                try await stage.home.until("it follows") { await stage.fake.pilot["dimming"]?.int == dimming }
            }
            try await stage.world.sleep(for: .seconds(6))
            #expect(stage.home.isReachable && stage.home.light()?.state.on == true)
            #expect(stage.home.light()?.state.brightness == Brightness(fraction: 0.4))
        }
    }

    @Test func whoeverHasItsAddressNowIsNotIt() async throws {
        let stage = try await WiZStage()
        let other = LanPlace(identity: "a8bb50000000", address: LanAddress(host: "127.0.0.1", port: await stage.port.port))
        let home = try LanHome("wiz", other.identity, in: stage.world)
        try await home.run(await stage.kind(), port: await stage.port.port) {
            try await home.until("it is said") {
                await home.fleet.pages[other.identity]?.failure?.words == "\(LanFailure.another(stage.fake.mac))"
            }
            #expect(home.device == nil)
        }
        await stage.port.hangUp()
    }

    @Test func itIsMissedAfterThreeSilencesAndComesBack() async throws {
        let stage = try await WiZStage(speed: 10)
        try await stage.run(pause: .seconds(1)) {
            await stage.port.hangUp()
            try await stage.home.until("it is missed") { !stage.home.isReachable }
            try await stage.port.listen()
            try await stage.home.until("it is back") { stage.home.isReachable }
        }
    }

    @Test func attentionIsDrawnByDimmingAndNothingIsLeftOfIt() async throws {
        let stage = try await WiZStage()
        try await stage.run {
            try await stage.home.set { $0.alert = .breatheOnce }
            try await stage.home.until("it blinked") { await stage.fake.orders.count == 2 }
            #expect(await stage.fake.orders.map { $0.params["dimming"] } == [10, 50])
            try await stage.home.set { $0.alert = .breatheLong }
            try await stage.home.until("it blinks") { await stage.fake.orders.count >= 3 }
            try await stage.home.set { $0.mirek = .to(Mirek(200)) }
            try await stage.home.until("it is told") { await stage.fake.pilot["temp"] == 5000 }
            try await stage.world.sleep(for: .seconds(5))
            #expect(await stage.fake.pilot["dimming"] == 50, "an order ends it, and leaves it as it was")
            #expect(stage.home.light()?.state.brightness == BrightnessScale.percent.brightness(50))
        }
    }

    @Test func aPlugIsALightThatIsSwitched() async throws {
        let stage = try await WiZStage { FakeWiZ(world: $0, module: "ESP10_SOCKET_06", pilot: ["state": false], configurations: [:]) }
        try await stage.run {
            #expect(stage.home.light()?.abilities == LightAbilities(dims: false))
            try await stage.home.set { $0.on = true }
            try await stage.home.until("it is told") { await stage.fake.pilot["state"] == true }
            #expect(await stage.fake.orders.map(\.params) == [["state": true]])
        }
    }

    @Test func aColorStaysOneOfALampThatForgetsNothing() async throws {
        let stage = try await WiZStage(speed: 10)
        await stage.fake.forgets(false)
        try await stage.run(pause: .seconds(1)) {
            try await stage.home.set { $0.xy = .to(ColorXY(x: 0.6, y: 0.35)) }
            try await stage.home.until("it is told") { await stage.fake.pilot["r"] == 255 }
            let asked = await stage.fake.asked["getPilot"] ?? 0
            try await stage.home.until("it was asked") { await stage.fake.asked["getPilot"] ?? 0 > asked + 5 }
            #expect(await stage.fake.pilot["temp"] == 2700)
            #expect(stage.home.light()?.state.color?.mode == .xy)
        }
    }

    @Test func whoSpeaksSomethingElseIsNotSilent() async throws {
        let stage = try await WiZStage(speed: 20)
        let address = LanAddress(host: "127.0.0.1", port: await stage.port.port)
        await stage.port.hangUp()
        let other = PlayedPort(world: stage.world) { _ in [Array("garbage".utf8), Array("garbage".utf8)] }
        try await other.listen()
        let there = LanAddress(host: "127.0.0.1", port: await other.port)
        await #expect(throws: LanFailure.notUnderstood("it does not speak as WiZ devices do")) {
            try await stage.kind().look(at: there, secret: nil)
        }
        await other.hangUp()
        await #expect(throws: LanFailure.silent) { try await stage.kind().look(at: address, secret: nil) }
    }

    @Test func whoIsSilentToWhatItDoesNotKnowIsKnownInTime() async throws {
        let stage = try await WiZStage(speed: 10)
        await stage.fake.isShy(true)
        let start = stage.world.now().uptime
        let address = LanAddress(host: "127.0.0.1", port: await stage.port.port)
        #expect(try await stage.kind().look(at: address, secret: nil).model == "WiZ color light")
        #expect(stage.world.now().uptime - start < .seconds(12), "the owner waits for fifteen")
        await stage.port.hangUp()
    }

    @Test func whatItDoesNotKnowOfOneQuestionIsNoAnswerToTheNext() async throws {
        let stage = try await WiZStage {
            FakeWiZ(
                world: $0, module: "ESP21_SHTW_01", configurations: ["getModelConfig": ["cctRange": [2700, 2700, 5000, 5000]]])
        }
        await stage.fake.repeatsNumbers(false)
        let stray: JSONValue = ["method": "getModelConfig", "error": ["code": -32601, "message": "Method not found"]]
        await stage.fake.strays([stray], before: "getUserConfig")
        try await stage.run {
            #expect(stage.home.light()?.abilities.temperatures == MirekRange(200, 370))
        }
    }
}
