import HomeModel
import Testing

@Suite("Setting a lamp")
struct LightTests {
    @Test func `a new lamp is off, and warm white at full brightness once it is on`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let state = try test.state(lamp)
        #expect(!state.on && state.brightness == .full && state.color?.mirek == Mirek(366))
        let plug = try test.addLamp("Plug", .plug)
        #expect(try test.state(plug) == LightState(on: false))
    }

    @Test func `a change is announced and ordered, with the usual transition`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let outcome = try test.perform(.setLight(lamp, patch { $0.on = true; $0.brightness = .to(.lowest) }))
        #expect(outcome.changes == [Change(.updated([.on, .brightness]), ResourceReference(.light, lamp))])
        var action = LightAction(transition: .milliseconds(400))
        action.on = true
        action.brightness = .lowest
        #expect(outcome.orders == [Order(lights: [lamp], action: action)])
        #expect(outcome.declined.isEmpty)
    }

    @Test func `saying the same again changes nothing, but is ordered again`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let outcome = try test.perform(.setLight(lamp, patch { $0.on = true }))
        #expect(outcome.changes.isEmpty && outcome.orders.count == 1)
    }

    @Test func `a transition alone changes nothing and orders nothing`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let outcome = try test.perform(.setLight(lamp, patch { $0.transition = .seconds(9) }))
        #expect(outcome.changes.isEmpty && outcome.orders.isEmpty && outcome.declined.isEmpty)
    }

    @Test func `a lamp that is off takes nothing but being switched on`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let before = try test.state(lamp)
        let outcome = try test.perform(.setLight(lamp, patch {
            $0.brightness = .to(.lowest)
            $0.mirek = .to(Mirek(200))
            $0.effect = .colorLoop
            $0.alert = .breatheOnce
            $0.transition = .zero
        }))
        #expect(outcome.declined == [.brightness: .isOff, .mirek: .isOff, .effect: .isOff, .alert: .isOff, .transition: .isOff])
        #expect(outcome.changes.isEmpty && outcome.orders.isEmpty)
        #expect(try test.state(lamp) == before)
    }

    @Test func `switching off leaves the rest of the patch aside`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let outcome = try test.perform(.setLight(lamp, patch {
            $0.on = false
            $0.brightness = .to(.lowest)
            $0.transition = .seconds(2)
        }))
        #expect(outcome.declined == [.brightness: .isOff])
        #expect(outcome.orders.first?.action.transition == .seconds(2))
        #expect(try test.state(lamp).brightness == .full && !test.state(lamp).on)
    }

    @Test func `what a lamp cannot do is declined, the rest happens`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plug, .plain, .whites)
        let all = patch {
            $0.on = true
            $0.brightness = .to(.lowest)
            $0.mirek = .to(Mirek(200))
            $0.xy = .to(.white)
            $0.hue = .to(1)
            $0.saturation = .to(1)
            $0.effect = .colorLoop
        }
        let colors: [LightAttribute: Decline] = [
            .xy: .unsupported, .hue: .unsupported, .saturation: .unsupported, .effect: .unsupported,
        ]
        let declined = try lamps.map { try test.perform(.setLight($0, all)).declined }
        #expect(declined[0] == colors.merging([.brightness: .unsupported, .mirek: .unsupported]) { $1 })
        #expect(declined[1] == colors.merging([.mirek: .unsupported]) { $1 })
        #expect(declined[2] == colors)
        #expect(try test.state(lamps[1]).brightness == .lowest && test.state(lamps[2]).color?.mirek == Mirek(200))
    }

    @Test func `a step goes from where the lamp is, and is ordered in absolute terms`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        try test.perform(.setLight(lamp, patch { $0.brightness = .to(Brightness(fraction: 0.5)) }))
        let outcome = try test.perform(.setLight(lamp, patch { $0.brightness = .by(-0.25) }))
        #expect(outcome.orders.first?.action.brightness == Brightness(fraction: 0.25))
        try test.perform(.setLight(lamp, patch { $0.brightness = .by(-0.9) }))
        #expect(try test.state(lamp).brightness == .lowest)
    }

    @Test func `a step of nothing stops a fade`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let outcome = try test.perform(.setLight(lamp, patch { $0.brightness = .by(0) }))
        #expect(outcome.changes.isEmpty)
        #expect(outcome.orders.first?.action.stopsFade == true && outcome.orders.first?.action.brightness == nil)
    }

    @Test func `an unknown lamp is not found`() throws {
        var test = try TestHome()
        let missing = ResourceReference(.light, .devices)
        #expect(throws: Refusal.notFound(missing)) { try test.perform(.setLight(.devices, patch { $0.on = true })) }
        #expect(throws: Refusal.notFound(missing)) { try test.perform(.setStartup(.devices, .lastState)) }
        #expect(throws: Refusal.notFound(missing)) { try test.perform(.removeLight(.devices)) }
    }

    @Test func `what happens after a power cut is kept, and nobody is ordered`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let first = try test.perform(.setStartup(lamp, .powerFailure))
        let second = try test.perform(.setStartup(lamp, .powerFailure))
        #expect(first.changes == [Change(.updated([.startup]), ResourceReference(.light, lamp))])
        #expect(first.orders.isEmpty && second.changes.isEmpty)
        #expect(test.home.lights[lamp]?.startup == .powerFailure)
    }
}
