import HomeModel
import Testing

@Suite("Recalling a scene")
struct RecallTests {
    @Test func `lights that are in both the scene and the group come back to what they were`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.color, .plain, .plain)
        let room = try test.addRoom([lamps[0], lamps[2]])
        try test.perform(.setLight(lamps[0], patch { $0.xy = .to(.white); $0.brightness = .to(.lowest) }))
        let scene = try test.addScene([lamps[0], lamps[1]])
        try test.perform(.setGroup(.wholeHome, patch { $0.on = false }))
        try test.perform(.recallScene(scene, in: .room(room), transition: nil))
        #expect(try lamps.map { try test.state($0).on } == [true, false, false])
        #expect(try test.state(lamps[0]).brightness == .lowest && test.state(lamps[0]).color?.mode == .xy)
        try test.perform(.recallScene(scene, in: .wholeHome, transition: nil))
        #expect(try lamps.map { try test.state($0).on } == [true, true, false])
    }

    @Test func `lights that are alike get one order, and the transition asked for wins`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plain, .color, .plain)
        let scene = try test.addScene(lamps) { $0.transition = .seconds(5) }
        let stored = try test.perform(.recallScene(scene, in: .wholeHome, transition: nil))
        #expect(stored.orders.map(\.lights) == [[lamps[0], lamps[2]], [lamps[1]]])
        #expect(stored.orders.map(\.action.transition) == [.seconds(5), .seconds(5)])
        let asked = try test.perform(.recallScene(scene, in: .wholeHome, transition: .zero))
        #expect(asked.orders.map(\.action.transition) == [.zero, .zero])
    }

    @Test func `a light that was off is switched off and keeps its brightness`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.plain)[0]
        try test.perform(.setLight(lamp, patch { $0.brightness = .to(.lowest) }))
        try test.perform(.setLight(lamp, patch { $0.on = false }))
        let scene = try test.addScene([lamp])
        try test.perform(.setLight(lamp, patch { $0.on = true; $0.brightness = .to(.full) }))
        let outcome = try test.perform(.recallScene(scene, in: .wholeHome, transition: nil))
        #expect(outcome.orders.map(\.action.on) == [false] && outcome.orders.map(\.action.brightness) == [nil])
        #expect(try test.state(lamp).brightness == .full)
    }

    @Test func `a colour set by hue ends a loop that began since`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        try test.perform(.setLight(lamp, patch { $0.hue = .to(100) }))
        let scene = try test.addScene([lamp])
        try test.perform(.setLight(lamp, patch { $0.effect = .colorLoop }))
        try test.perform(.recallScene(scene, in: .wholeHome, transition: nil))
        #expect(try test.state(lamp).effect == .none && test.state(lamp).color?.hueSaturation?.hue == 100)
    }

    @Test func `the group remembers it as what it was told`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plug, .plain, .color)
        let room = try test.addRoom(lamps)
        let scene = try test.addScene(of: .room(room)) {
            $0.patches = [
                lamps[0]: patch { $0.on = false }, lamps[1]: patch { $0.on = true; $0.brightness = .to(.lowest) },
                lamps[2]: patch { $0.on = true; $0.brightness = .to(.full); $0.mirek = .to(Mirek(200)) },
            ]
        }
        try test.perform(.recallScene(scene, in: .room(room), transition: nil))
        let action = try #require(test.home.rooms[room]?.lastAction)
        #expect(action.on && action.brightness == .lowest && action.color?.mirek == Mirek(200))
        #expect(test.home.lastActionOfAll == nil)
    }

    @Test func `where nothing is in both, nothing happens but that it was used`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plain, .plain)
        let room = try test.addRoom([lamps[0]])
        let scene = try test.addScene([lamps[1]])
        let outcome = try test.perform(.recallScene(scene, in: .room(room), transition: nil))
        #expect(outcome.orders.isEmpty)
        #expect(outcome.changes == [Change(.updated([.triggered]), ResourceReference(.scene, scene))])
        #expect(test.home.scenes[scene]?.lastRecalled == test.now.utc && test.home.rooms[room]?.lastAction == nil)
        #expect(outcome.changes.allSatisfy { $0.durability == .momentary })
    }

    @Test func `fifty lights of three sorts are three orders`() throws {
        var test = try TestHome()
        let lamps = try (0..<50).map { try test.addLamp("Lamp", identity: String($0)) }
        let levels = [Brightness.lowest, Brightness(fraction: 0.5), .full]
        let scene = try test.addScene(lamps) { draft in
            for (number, lamp) in lamps.enumerated() {
                draft.patches[lamp] = patch { $0.on = true; $0.brightness = .to(levels[number % 3]) }
            }
        }
        let outcome = try test.perform(.recallScene(scene, in: .wholeHome, transition: nil))
        #expect(outcome.orders.map(\.action.brightness) == levels)
        #expect(outcome.orders.map(\.lights.count) == [17, 17, 16])
        #expect(outcome.orders.first?.lights == stride(from: 0, to: 50, by: 3).map { lamps[$0] })
    }

    @Test func `an unknown group is not found`() throws {
        var test = try TestHome()
        let scene = try test.addScene([try test.addLamp("Lamp")])
        #expect(throws: Refusal.notFound(ResourceReference(.zone, .devices))) {
            try test.perform(.recallScene(scene, in: .zone(.devices), transition: nil))
        }
    }
}
