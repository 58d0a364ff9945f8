import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Testing

@Suite("A home comes back as it was")
struct RoundTripTests {
    let directory: ScratchDirectory

    init() throws { directory = try ScratchDirectory() }

    @Test func aNewStoreHasNoHome() throws {
        try directory.withStore { store in
            try #expect(store.load() == nil)
            try #expect(store.history(limit: 10).isEmpty)
        }
        try directory.withStore { store in try #expect(store.load() == nil) }
    }

    @Test func everyKindOfResourceComesBackOverAReopening() throws {
        var sample = try SampleHome()
        try directory.withStore { store in
            try store.save(sample.beginning())
            try expect(store.load(), equals: sample.home)
        }
        try directory.withStore { store in try expect(store.load(), equals: sample.home) }
    }

    @Test func momentaryStatesComeBackToTheLastDigit() throws {
        var sample = try SampleHome()
        let lamp = sample.lamps[0]
        var patch = LightPatch()
        patch.on = true
        patch.brightness = .to(Brightness(fraction: 0.1 + 0.2))
        patch.xy = .to(ColorXY(x: 1.0 / 3, y: 0.31))
        try directory.withStore { store in
            try store.save(sample.beginning())
            try store.save(sample.perform(.setLight(lamp.id, patch)))
            try store.save(sample.perform(.setGroup(.room(sample.rooms[0].id), patch)))
            try store.save(sample.perform(.setStartup(lamp.id, .custom(brightness: .lowest, xy: .white, mirek: nil))))
            try store.save(sample.observe(.sensor(
                DeviceKey(driver: "sample", identity: "multi\u{0}sensor\n"), index: 3,
                .buttons(count: 4, last: ButtonPress(button: 2, event: .longRelease)))))
            try expect(store.load(), equals: sample.home)
        }
    }

    @Test func renamedThingsKeepTheirPlaceAndNewOnesComeLast() throws {
        var sample = try SampleHome()
        let lamps = sample.lamps
        try directory.withStore { store in
            try store.save(sample.beginning())
            try store.save(sample.perform(.renameLight(lamps[1].id, "e\u{301}clair \u{1F469}\u{200D}\u{1F33E} عود")))
            try store.save(sample.perform(.removeLight(lamps[0].id)))
            try store.save(sample.perform(.addDevice(SampleHome.description(lamps: 1).devices[0])))
        }
        #expect(sample.lamps.map(\.id) == [lamps[1].id, lamps[2].id, lamps[0].id])
        try directory.withStore { store in try expect(store.load(), equals: sample.home) }
    }

    @Test func appsComeBackWithAnyTextAndGoWhenTheyAreShutOut() throws {
        var sample = try SampleHome()
        let ids = (1...3).map { ResourceID(derivedFrom: .devices, "app", String($0)) }
        try directory.withStore { store in
            try store.save(sample.beginning())
            _ = try sample.perform(.pressLinkButton(granting: nil))
            for (id, deviceType) in zip(ids, ["a\u{0}b", "a\u{0}c", "'; DROP TABLE apps; --"]) {
                let clientKey = deviceType == "a\u{0}c" ? "AB" : nil
                let wish = Registration(deviceType: deviceType, key: "k\u{0}\u{FEFF}ey", clientKey: clientKey, id: id)
                try store.save(sample.perform(.register(wish), by: .stranger))
            }
            try expect(store.load(), equals: sample.home)
            try store.save(sample.perform(.revokeApp(ids[0])))
        }
        try directory.withStore { store in try expect(store.load(), equals: sample.home) }
    }

    @Test func aNewIdentityAndItsSensorComeBackInOrder() throws {
        var sample = try SampleHome()
        let mac = try #require(MACAddress("02:00:00:00:00:01"))
        try directory.withStore { store in
            try store.save(sample.beginning())
            let chosen = try #require(BridgeIdentity(mac: mac, bridgeID: "0123456789ABCDEF"))
            try store.save(sample.perform(.setIdentity(chosen)))
            var patch = SettingsPatch()
            patch.name = "Løkke"
            patch.fixedAddress = .init(address: "10.0.0.2", netmask: "255.0.0.0", gateway: "10.0.0.1")
            try store.save(sample.perform(.editSettings(patch)))
        }
        try directory.withStore { store in try expect(store.load(), equals: sample.home) }
    }

    @Test func facesRememberAnyBytesAndTheNewestWin() throws {
        var sample = try SampleHome()
        var keeping = sample.beginning()
        keeping.faces = ["v1": Data([0, 255, 10]), "v2": Data()]
        var later = Keeping([], of: sample.home, faces: ["v1": Data("{}".utf8)])
        later.identity = nil
        try directory.withStore { store in
            try store.save(keeping)
            try store.save(later)
            try #expect(store.load()?.faces == ["v1": Data("{}".utf8), "v2": Data()])
        }
    }

    @Test func aThermometerThatDoesNotKnowDoesNotStopTheSaving() throws {
        var sample = try SampleHome()
        let key = DeviceKey(driver: "sample", identity: "multi\u{0}sensor\n")
        try directory.withStore { store in
            try store.save(sample.beginning())
            try store.save(sample.observe(.sensor(key, index: 1, .temperature(.infinity))))
            try expect(store.load(), equals: sample.home)
            try store.save(sample.observe(.sensor(key, index: 1, .temperature(.nan))))
            let kept = try store.load()
            let readings = kept?.resources.compactMap { ($0 as? Sensor)?.reading } ?? []
            #expect(readings.contains { if case .temperature(let degrees) = $0 { degrees.isNaN } else { false } })
        }
    }
}
