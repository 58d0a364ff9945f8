import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Testing

@Suite("What the owner decided about lights is kept")
struct CustomLightTests {
    let directory: ScratchDirectory

    init() throws { directory = try ScratchDirectory() }

    @Test func itComesBackOverAReopening() throws {
        var sample = try SampleHome()
        let corners = Gamut(kind: .other, red: ColorXY(x: 0.6, y: 0.3), green: ColorXY(x: 0.3, y: 0.6), blue: .white)
        let custom = LightCustom(isHidden: true, kind: .color, floor: 1.0 / 3, gamut: corners)
        try directory.withStore { store in
            try store.save(sample.beginning())
            try store.save(sample.perform(.customizeLight(sample.lamps[1].id, custom)))
        }
        try directory.withStore { store in
            try expect(store.load(), equals: sample.home)
            let kept = try #require(try store.load())
            let again = Home(restoring: kept.identity, settings: kept.settings, resources: kept.resources)
            #expect(again.hidesLights && again.shown.lights.count == 2 && again.checkInvariants().isEmpty)
        }
    }

    @Test func aDeviceThatBecameAnotherComesBackAsThat() throws {
        var sample = try SampleHome()
        var device = SampleHome.description(lamps: 1).devices[0]
        device.lights = [LightAbilities(dims: false), LightAbilities()]
        device.sensors = [.init(name: "warmth", reading: .temperature(3))]
        try directory.withStore { store in
            try store.save(sample.beginning())
            try store.save(sample.observe(.found(device)))
            try expect(store.load(), equals: sample.home)
            try store.save(sample.perform(.removeLight(sample.lamps[3].id)))
            device.sensors[0].reading = .motion(true)
            try store.save(sample.observe(.found(device)))
        }
        #expect(sample.lamps.count == 3)
        try directory.withStore { store in try expect(store.load(), equals: sample.home) }
    }

    @Test func aStoreFromBeforeHasLightsOfWhichNothingIsDecided() throws {
        var sample = try SampleHome()
        try directory.withStore { try $0.save(sample.beginning()) }
        let has = "json_extract(body, '$.custom')"
        try directory.meddle("UPDATE resources SET body = CASE WHEN \(has) IS NULL THEN 'no decision' ELSE "
            + "json_remove(body, '$.custom') END WHERE kind = 'light'")
        try directory.withStore { store in try expect(store.load(), equals: sample.home) }
    }
}
