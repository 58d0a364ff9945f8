import Foundation
import HomeModel
import Testing

@Suite("Scenes")
struct SceneTests {
    @Test func `a scene takes its lights as they are`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.color, .plain, .plug)
        try test.perform(.setLight(lamps[0], patch { $0.brightness = .to(.lowest); $0.xy = .to(.white) }))
        try test.perform(.setLight(lamps[1], patch { $0.on = false }))
        let scene = try test.addScene([lamps[0], lamps[1], lamps[2], lamps[0]])
        #expect(try test.stored(scene) == [
            SceneLight(light: lamps[0], patch: patch { $0.on = true; $0.brightness = .to(.lowest); $0.xy = .to(.white) }),
            SceneLight(light: lamps[1], patch: patch { $0.on = false; $0.brightness = .to(.full) }),
            SceneLight(light: lamps[2], patch: patch { $0.on = true }),
        ])
        #expect(test.home.scenes[scene]?.updated == test.now.utc)
    }

    @Test func `a colour is stored in the way it was asked for, with what it takes to come back to it`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        func stored(_ change: (inout LightPatch) -> Void) throws -> LightPatch {
            try test.perform(.setLight(lamp, patch(change)))
            let scene = try test.addScene([lamp])
            return try test.stored(scene)[0].patch
        }
        let white = try stored { $0.mirek = .to(Mirek(200)) }
        #expect(white.mirek == .to(Mirek(200)) && white.xy == nil && white.hue == nil && white.effect == nil)
        let hue = try stored { $0.hue = .to(120); $0.saturation = .to(1) }
        #expect(hue.hue == .to(120) && hue.saturation == .to(1) && hue.xy == nil && hue.mirek == nil)
        #expect(hue.effect == LightEffect.none, "a hue alone does not end an effect")
        #expect(try stored { $0.effect = .colorLoop }.effect == .colorLoop)
    }

    @Test func `what is said of a light counts, as far as it is able, and the transition is stored with each`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plain, .plain, .plain)
        let scene = try test.addScene(lamps) {
            $0.patches[lamps[0]] = patch { $0.on = true; $0.xy = .to(.white); $0.transition = .seconds(9) }
            $0.patches[lamps[1]] = patch { $0.on = false }
            $0.transition = .seconds(2)
        }
        let stored = try test.stored(scene).map(\.patch)
        #expect(stored[0] == patch { $0.on = true; $0.transition = .seconds(9) })
        #expect(stored[1] == patch { $0.on = false; $0.transition = .seconds(2) })
        #expect(stored[2] == patch { $0.on = true; $0.brightness = .to(.full); $0.transition = .seconds(2) })
    }

    @Test func `of several colours the one that wins is stored`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let scene = try test.addScene([lamp]) {
            $0.patches[lamp] = patch { $0.mirek = .to(Mirek(300)); $0.xy = .to(.white); $0.hue = .to(1) }
        }
        #expect(try test.stored(scene)[0].patch == patch { $0.xy = .to(.white) })
    }

    @Test func `what cannot be is refused`() throws {
        var test = try TestHome()
        let lamps = [try test.addLamp("A"), try test.addLamp("B")]
        func refusal(_ lights: [ResourceID]? = nil, _ change: (inout SceneDraft) -> Void = { _ in }) -> Refusal? {
            do { _ = try test.addScene(lights ?? lamps, change) } catch { return error as? Refusal }
            return nil
        }
        #expect(refusal([]) == .invalid(attribute: "lights"))
        #expect(refusal([.devices]) == .notFound(ResourceReference(.light, .devices)))
        #expect(refusal { $0.name = "" } == .invalid(attribute: "name"))
        #expect(refusal { $0.picture = "12345678901234567" } == .invalid(attribute: "picture"))
        #expect(refusal { $0.appData = Scene.AppData(version: 128, data: "x") } == .invalid(attribute: "appdata"))
        #expect(refusal { $0.appData = Scene.AppData(version: 1, data: "") } == .invalid(attribute: "appdata"))
        #expect(refusal([lamps[0]]) { $0.patches[lamps[1]] = patch { $0.on = true } } == .invalid(attribute: "lightstates"))
        for unstorable in [patch { $0.alert = .breatheOnce }, patch { $0.brightness = .by(0.1) }, patch { $0.mirek = .by(1) }] {
            #expect(refusal { $0.patches[lamps[0]] = unstorable } == .invalid(attribute: "lightstates"))
        }
        let room = try test.addRoom(lamps)
        for group in [LightGroup.wholeHome, .part(lamps, of: .room(room))] {
            #expect(refusal([]) { $0.group = group } == .invalid(attribute: "group"))
        }
        #expect(test.home.scenes.count == 0)
    }

    @Test func `it is changed by parts: a colour takes the place of a colour, the rest stays`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.color, .color)
        let scene = try test.addScene(lamps)
        test.pass(.seconds(60))
        let outcome = try test.editScene(scene) { $0.patches = [lamps[0]: patch { $0.hue = .to(60) }] }
        #expect(outcome.changes == [Change(.updated([.content]), ResourceReference(.scene, scene))])
        #expect(test.home.scenes[scene]?.updated == test.now.utc)
        let stored = try test.stored(scene)
        #expect(stored[0].patch == patch { $0.on = true; $0.brightness = .to(.full); $0.hue = .to(60) })
        #expect(stored[1].patch.mirek == .to(Mirek(366)))
        try test.editScene(scene) { $0.patches = [lamps[0]: patch { $0.saturation = .to(0.5) }] }
        #expect(try test.stored(scene)[0].patch.hue == .to(60))
        #expect(throws: Refusal.notFound(ResourceReference(.light, .devices))) {
            try test.editScene(scene) { $0.patches = [.devices: patch { $0.on = true }] }
        }
    }

    @Test func `it takes its lights anew, and other lights as they are now`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plain, .plain)
        let scene = try test.addScene([lamps[0]]) { $0.transition = .seconds(3) }
        for lamp in lamps { try test.perform(.setLight(lamp, patch { $0.brightness = .to(.lowest) })) }
        try test.editScene(scene) { $0.lights = lamps }
        #expect(try test.stored(scene).map(\.patch.brightness) == [.to(.full), .to(.lowest)])
        try test.editScene(scene) { $0.storesPresent = true }
        #expect(try test.stored(scene).map(\.patch.brightness) == [.to(.lowest), .to(.lowest)])
        #expect(try test.stored(scene).map(\.patch.transition) == [.seconds(3), nil], "it takes as long as it took")
        try test.editScene(scene) { $0.transition = .seconds(1); $0.lights = [lamps[1]] }
        #expect(try test.stored(scene).map(\.light) == [lamps[1]] && test.stored(scene)[0].patch.transition == .seconds(1))
    }

    @Test func `its name and what its app keeps with it say nothing of when it was stored`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let scene = try test.addScene([lamp])
        let before = test.home.scenes[scene]?.updated
        test.pass(.seconds(60))
        let outcome = try test.editScene(scene) {
            $0.name = "Dusk"
            $0.appData = Scene.AppData(version: 1, data: "x")
            $0.picture = "p"
        }
        #expect(outcome.changes == [Change(.updated([.name, .configuration]), ResourceReference(.scene, scene))])
        #expect(test.home.scenes[scene]?.updated == before)
        #expect(try test.editScene(scene) { $0.name = "Dusk" }.changes.isEmpty)
    }

    @Test func `one made the old way shows no time`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let scene = try test.addScene([lamp]) { $0.chosenID = "mine" }
        try test.editScene(scene) { $0.storesPresent = true }
        #expect(test.home.scenes[scene]?.updated == nil && test.home.scenes[scene]?.chosenID == "mine")
    }

    @Test func `it belongs to the app that made it`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let app = try #require(try test.register("app", key: "key"))
        let id = test.drawnID()
        try test.perform(.addScene(SceneDraft(id: id, name: "S", lights: [lamp])), by: .app(app))
        #expect(test.home.scenes[id]?.maker == app)
        #expect(throws: Refusal.invalid(attribute: "id")) {
            try test.perform(.addScene(SceneDraft(id: id, name: "S", lights: [lamp])), by: .app(app))
        }
    }
}
