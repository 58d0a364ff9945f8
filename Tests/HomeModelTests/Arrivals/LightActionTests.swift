import HomeModel
import Testing

@Suite("Orders that meet while they wait")
struct LightActionTests {
    private func action(_ change: (inout LightAction) -> Void) -> LightAction {
        var action = LightAction()
        change(&action)
        return action
    }

    private func merged(_ first: LightAction, _ second: LightAction) -> LightAction {
        var both = first
        both.merge(second)
        return both
    }

    @Test func `the newer wins, what it leaves open stays`() {
        let older = action { $0.on = true; $0.brightness = .lowest; $0.alert = .breatheOnce; $0.transition = .seconds(1) }
        let newer = action { $0.brightness = .full; $0.color = .xy(.white); $0.transition = .seconds(2) }
        #expect(merged(older, newer) == action {
            $0.on = true
            $0.brightness = .full
            $0.color = .xy(.white)
            $0.alert = .breatheOnce
            $0.transition = .seconds(2)
        })
    }

    @Test func `a stop beats the brightness that waits, and a newer brightness beats the stop`() {
        let stop = action { $0.stopsFade = true }
        let fade = action { $0.brightness = .full }
        #expect(merged(fade, stop) == stop)
        #expect(!merged(stop, fade).stopsFade)
        #expect(merged(stop, action { $0.on = true }).stopsFade, "what it leaves open stays")
    }

    @Test func `a newer chromaticity or temperature ends an effect that waits to begin, a hue does not`() {
        let loop = action { $0.effect = .colorLoop }
        #expect(merged(loop, action { $0.color = .xy(.white) }).effect == LightEffect.none)
        #expect(merged(loop, action { $0.color = .mirek(Mirek(300)) }).effect == LightEffect.none)
        #expect(merged(loop, action { $0.color = .hueSaturation(HueSaturation(hue: 1, saturation: 1)) }).effect == .colorLoop)
        #expect(merged(action { $0.color = .xy(.white) }, loop).effect == .colorLoop)
        #expect(merged(action { $0.brightness = .full }, action { $0.color = .xy(.white) }).effect == nil)
    }

    @Test func `a patch knows what it asks for, and can be cut down`() {
        var all = LightPatch()
        all.on = true
        all.brightness = .by(0.1)
        all.hue = .to(1)
        all.saturation = .to(1)
        all.xy = .to(.white)
        all.mirek = .by(5)
        all.alert = .breatheOnce
        all.effect = .colorLoop
        all.transition = .zero
        #expect(Set(all.attributes) == Set(LightAttribute.allCases))
        for attribute in LightAttribute.allCases {
            #expect(Set(all.leavingOut { $0 == attribute }.attributes) == Set(LightAttribute.allCases).subtracting([attribute]))
        }
        #expect(all.leavingOut { _ in true } == LightPatch())
    }
}
