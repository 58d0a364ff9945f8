import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing
import ToldWorlds

@Suite("LIFX over real sockets", .serialized, .timeLimit(.minutes(1)))
struct LIFXJourneyTests {
    @Test func aSearchMeetsEachDeviceOnce() async throws {
        let stage = try await LIFXStage()
        let finds = try await search(await stage.kind(), until: 2, in: stage.world, atMost: .seconds(8))
        let port = await stage.port.port
        let address = try #require(LanAddress("127.0.0.1"))
        #expect(finds == [LanFind(kind: "lifx", identity: LIFXStage.identity, name: "Desk", model: "LIFX Color", address: address)])
        #expect(await stage.fake.heard.filter { $0.type == 2 }.count == 3, "asked three times, at port \(port)")
    }

    @Test func lookingTellsWhoIsThereAndTheirPort() async throws {
        let stage = try await LIFXStage(speed: 10)
        let away = LIFXKind(.onLoopback(stage.world, port: LIFXKind.usualPort))
        let address = LanAddress(host: "127.0.0.1", port: await stage.port.port)
        #expect(try await away.look(at: address, secret: nil).address == address)
        await stage.port.hangUp()
        await #expect(throws: LanFailure.silent) { try await away.look(at: address, secret: nil) }
    }

    @Test func anOrderIsAcknowledgedAndShowsAtOnce() async throws {
        let stage = try await LIFXStage()
        try await stage.run {
            let home = stage.home
            #expect(home.light()?.name == "Desk" && home.light()?.abilities == LIFXProduct(number: 91).abilities)
            #expect(home.device?.product.softwareVersion == "3.70")
            try await home.set { $0.on = true; $0.xy = .to(ColorXY(x: 0.6, y: 0.35)); $0.brightness = .to(.full) }
            try await home.until("it is told") { await stage.fake.color[2] == 65_535 }
            let color = await stage.fake.color
            #expect(color[1] > 0)
            try await stage.world.sleep(for: .seconds(5))
            #expect(home.light()?.state.color?.xy == ColorXY(x: 0.6, y: 0.35), "its own word for it is no news")
            #expect(home.light()?.state.brightness == .full)
        }
    }

    @Test func aFadeIsNotDraggedBackByItsBeginning() async throws {
        let stage = try await LIFXStage()
        try await stage.run(pause: .seconds(1)) {
            let home = stage.home
            try await home.set { $0.brightness = .to(.full); $0.transition = .seconds(4) }
            let end = stage.world.now().uptime + .seconds(7)
            while stage.world.now().uptime < end {
                #expect(home.light()?.state.brightness == .full)
                try await stage.world.sleep(for: .milliseconds(100))
            }
            #expect(await stage.fake.heard.filter { $0.type == 101 }.count > 1, "it was asked meanwhile")
        }
    }

    @Test func aHandIsSeenWhenItIsAsked() async throws {
        let stage = try await LIFXStage()
        try await stage.run {
            await stage.fake.touch(isOn: true, [0, 0, 65_535, 2700])
            try await stage.home.until("it is seen") { stage.home.light()?.state.color?.mirek == Mirek(370) }
            await stage.fake.reboot()
            try await stage.home.until("it is seen") { stage.home.light()?.state.color?.mirek == Mirek(286) }
            await stage.fake.touch(isOn: false)
            try await stage.home.until("it is seen") { stage.home.light()?.state.on == false }
        }
    }

    @Test func aFifthOfAllPacketsMayBeLost() async throws {
        let stage = try await LIFXStage()
        await stage.port.behave(PacketManners(loss: 0.2))
        try await stage.run {
            for step in 1...10 {
                let level = Brightness(fraction: Double(step) / 10)
                try await stage.home.set { $0.brightness = .to(level) }
                var wanted = LIFXColor(hue: 0, saturation: 0, brightness: 0, kelvin: 0)
                wanted.set(level)
                try await stage.home.until("step \(step)") { await stage.fake.color[2] == wanted.brightness }
            }
            #expect(stage.home.isReachable)
        }
    }

    @Test func whatComesTwiceLateOrForOthersDoesNoHarm() async throws {
        let stage = try await LIFXStage()
        let stray = LIFXPacket(source: 9, serial: LIFXSerial("d073d5000009"), sequence: 1, type: 45).bytes
        await stage.port.behave(PacketManners(copies: 2, delay: .milliseconds(400), noise: [[1, 2, 3], stray, []]))
        try await stage.run {
            for level in [0.2, 0.9, 0.4] {
                try await stage.home.set { $0.brightness = .to(Brightness(fraction: level)) }
                try await stage.home.until("it follows") {
                    await LIFXColor.scale.brightness(Double(stage.fake.color[2]))?.fraction.isAbout(level, within: 0.001) ?? false
                }
            }
            #expect(stage.home.isReachable)
        }
    }

    @Test func itIsMissedAfterThreeSilencesAndComesBack() async throws {
        let stage = try await LIFXStage(speed: 10)
        try await stage.run(pause: .seconds(1)) {
            await stage.port.hangUp()
            try await stage.home.until("it is missed") { !stage.home.isReachable }
            try await stage.port.listen()
            try await stage.home.until("it is back") { stage.home.isReachable }
        }
    }

    @Test func aSwitchIsKnownByWhatItDoesNotKnow() async throws {
        let stage = try await LIFXStage(product: 70, label: "Hall", relays: 3)
        await stage.fake.forgets([101, 102, 117])
        try await stage.run {
            #expect(stage.home.device?.lights.count == 3)
            try await stage.home.set(1) { $0.on = true }
            try await stage.home.until("it is told") { await stage.fake.relays == [false, true, false] }
        }
    }

    @Test func attentionIsDrawnByBreathing() async throws {
        let stage = try await LIFXStage()
        try await stage.run {
            try await stage.home.set { $0.alert = .breatheOnce }
            try await stage.home.until("it breathes") { await stage.fake.orders.map(\.type) == [103] }
            try await stage.home.set { $0.alert = LightAlert.none }
            try await stage.home.until("it is told its color") { await stage.fake.orders.map(\.type) == [103, 102] }
        }
    }

    @Test func attentionIsDrawnEvenByALightThatIsOff() async throws {
        let stage = try await LIFXStage()
        await stage.fake.touch(isOn: false)
        let (serial, world) = (try #require(LIFXSerial(LIFXStage.identity)), stage.world)
        let address = try DatagramAddress(ip: "127.0.0.1", port: await stage.port.port)
        try await LIFXLine.with(address, serial, world) { line in
            let visit = LIFXVisit(try await LIFXFigure(serial, line), line, world)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await visit.errands.run() }
                _ = try await visit.carryOut(action(0) { $0.alert = .breatheOnce }, at: 0)
                try await stage.home.until("it is off again") { await stage.fake.orders.map(\.type) == [117, 103, 117] }
                group.cancelAll()
            }
        }
        #expect(await !stage.fake.isOn)
        await stage.port.hangUp()
    }

    @Test func aWalkAroundTheColorsGoesOnUntilItIsEnded() async throws {
        let stage = try await LIFXStage(speed: 10)
        try await stage.run {
            try await stage.home.set { $0.effect = .colorLoop }
            try await stage.home.until("it walks") { await stage.fake.orders.filter { $0.type == 102 }.count >= 3 }
            #expect(stage.home.light()?.state.effect == .colorLoop)
            try await stage.home.set { $0.mirek = .to(Mirek(300)) }
            try await stage.home.until("it stands") { await stage.fake.color[1] == 0 }
            let count = await stage.fake.orders.count
            try await stage.world.sleep(for: .seconds(12))
            #expect(await stage.fake.orders.count == count && stage.home.light()?.state.effect == LightEffect.none)
        }
    }
}
