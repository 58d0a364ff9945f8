import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

/// The whole LAN side on loopback, with real sockets, against a device played by `LanDevice`. Each test has a port of its own.
@Suite("eWeLink on the LAN", .serialized, .timeLimit(.minutes(1)))
struct EWeLinkLanJourneyTests {
    @Test func itIsFoundFollowedAndSwitched() async throws {
        try await LanStage(port: 46_001).play { device, lan, diary in
            #expect(await diary.hears { $0.said.last?.params == ["switch": "off"] })
            #expect(await lan.reaches(device.id))
            try await device.become(["switch": "on"])
            #expect(await diary.hears { $0.said.last?.params == ["switch": "on"] && $0.said.last?.seq == 2 })
            #expect(try await lan.send(["switch": "off"], to: device.id, patience: EWeLinkLan.patienceWithAnotherWay) == nil)
            #expect(await diary.hears { $0.said.last?.params == ["switch": "off"] })
            let request = try #require(await device.requests.last)
            #expect(request.path == "/zeroconf/switch" && request.params == ["switch": "off"] && request.hasClose)
        }
    }

    @Test func withoutEncryptionAsWell() async throws {
        try await LanStage(port: 46_002, key: nil).play { device, lan, diary in
            #expect(await diary.hears { $0.said.last?.isDIY == true })
            try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
            #expect(await device.params["switch"] == "on")
        }
    }

    @Test func aLongTextComesInPieces() async throws {
        let switches = JSONValue.array((0..<16).map { ["outlet": .int($0), "switch": "on", "name": "a rather long name for an outlet"] })
        try await LanStage(port: 46_003, params: ["switches": switches]).play { _, _, diary in
            #expect(await diary.hears { $0.said.last?.params["switches"] == switches })
        }
    }

    @Test func aRebootedDeviceIsBelieved() async throws {
        try await LanStage(port: 46_004).play { device, _, diary in
            for _ in 0..<5 { try await device.become(["switch": "off"]) }
            #expect(await diary.hears { $0.said.last?.seq == 6 })
            try await device.announce(seq: 5, params: ["switch": "overtaken"])
            try await device.become(["switch": "on"])
            #expect(await diary.hears { $0.said.last?.seq == 7 })
            #expect(diary.said.allSatisfy { $0.params["switch"] != "overtaken" })
            try await ModeBridge.world.sleep(for: .seconds(2))
            try await device.reboot(["switch": "off"])
            #expect(await diary.hears { $0.said.last?.seq == 1 && $0.said.last?.params == ["switch": "off"] })
        }
    }

    @Test func aKeyMayComeLater() async throws {
        let keys = LanKeys()
        try await LanStage(port: 46_005, keys: keys).play { device, lan, diary in
            #expect(await diary.hears { $0.all == [.keyNeeded(device.id, type: "plug", isWrong: false)] })
            await #expect(throws: EWeLinkLanFailure.notDelivered(.deviceIsAway)) {
                try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
            }
            keys.set("another")
            await lan.keysChanged()
            #expect(await diary.hears { $0.all.last == .keyNeeded(device.id, type: "plug", isWrong: true) })
            keys.set(LanSamples.key)
            await lan.keysChanged()
            #expect(await diary.hears { $0.said.last?.params == ["switch": "off"] })
            #expect(await lan.reaches(device.id))
            #expect(await device.requests.isEmpty)
        }
    }

    @Test func aRememberedPlaceNeedsNoAnnouncement() async throws {
        let stage = LanStage(port: 46_006, remembers: true)
        try await stage.play(isOnAir: false) { device, lan, diary in
            #expect(await diary.hears { $0.said.last?.params == ["switch": "off"] && $0.said.last?.seq == nil })
            #expect(await device.requests.map(\.path) == ["/zeroconf/getState"])
            #expect(await lan.reaches(device.id))
        }
    }

    @Test func aRememberedPlaceOfOneThatSpeaksPlainlyIsAskedPlainly() async throws {
        let stage = LanStage(port: 46_007, key: nil, remembers: true)
        try await stage.play(isOnAir: false) { device, lan, diary in
            #expect(await diary.hears { $0.said.last?.params == ["switch": "off"] && $0.said.last?.isDIY == true })
            try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
            #expect(await device.params["switch"] == "on")
        }
    }
}
