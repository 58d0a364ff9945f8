extension LightState {
    /// Takes over what a patch says, as far as these abilities go. Whether the lamp is on is not looked at here:
    /// `Light.declines` has taken out what may not be set.
    mutating func apply(_ patch: LightPatch, abilities: LightAbilities) {
        if let wanted = patch.on { on = wanted }
        switch patch.brightness {
        case .to(let wanted) where abilities.dims: brightness = wanted
        case .by(let step) where abilities.dims: brightness = (brightness ?? .full).stepped(by: step)
        default: break
        }
        color?.apply(patch, abilities: abilities)
        if let wanted = patch.alert { alert = wanted }
        if patch.xy != nil || patch.mirek != nil { effect = .none }
        if let wanted = patch.effect, abilities.include(.effect) { effect = wanted }
    }
}

extension LightColor {
    /// Takes over the winner of what a patch says about colour: chromaticity, then temperature, then hue and saturation.
    mutating func apply(_ patch: LightPatch, abilities: LightAbilities) {
        if let wish = patch.xy, abilities.include(.xy) {
            set(xy: target(of: wish), abilities: abilities)
        } else if let wish = patch.mirek, abilities.include(.mirek) {
            set(mirek: target(of: wish, abilities: abilities), abilities: abilities)
        } else if patch.hue != nil || patch.saturation != nil, abilities.include(.hue) {
            set(hueSaturation: target(hue: patch.hue, saturation: patch.saturation), abilities: abilities)
        }
    }

    private func target(of wish: LightPatch.Wish<ColorXY, LightPatch.XYStep>) -> ColorXY {
        switch wish {
        case .to(let point): return point
        case .by(let step):
            let from = xy ?? .white
            return ColorXY(x: from.x + step.dx, y: from.y + step.dy)
        }
    }

    private func target(of wish: LightPatch.Wish<Mirek, Int>, abilities: LightAbilities) -> Mirek {
        switch wish {
        case .to(let mirek): return mirek
        case .by(let step): return Mirek((mirek ?? .warm).value + step)
        }
    }

    private func target(
        hue: LightPatch.Wish<Double, Double>?, saturation: LightPatch.Wish<Double, Double>?
    ) -> HueSaturation {
        let from = hueSaturation ?? HueSaturation(hue: 0, saturation: 0)
        return HueSaturation(hue: target(of: hue, from: from.hue), saturation: target(of: saturation, from: from.saturation))
    }

    private func target(of wish: LightPatch.Wish<Double, Double>?, from value: Double) -> Double {
        switch wish {
        case .to(let wanted): wanted
        case .by(let step): value + step
        case nil: value
        }
    }
}

extension LightState {
    /// The sides in which this state differs from an earlier one.
    func aspects(since earlier: LightState) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if on != earlier.on { differing.insert(.on) }
        if brightness != earlier.brightness { differing.insert(.brightness) }
        if color != earlier.color { differing.insert(.color) }
        if alert != earlier.alert { differing.insert(.alert) }
        if effect != earlier.effect { differing.insert(.effect) }
        return differing
    }

    /// The message that makes a lamp go from an earlier state to this one, given the patch that asked for it.
    func action(for patch: LightPatch) -> LightAction {
        var action = LightAction(transition: patch.transition ?? LightAction.usualTransition)
        action.on = patch.on
        if patch.brightness != nil { action.brightness = brightness }
        if patch.brightness == .by(0) {
            action.brightness = nil
            action.stopsFade = true
        }
        if patch.xy != nil || patch.mirek != nil || patch.hue != nil || patch.saturation != nil {
            action.color = color?.asAsked
        }
        action.alert = patch.alert
        if let wanted = patch.effect { action.effect = wanted }
        return action
    }
}

extension LightColor {
    /// The colour in the way it was last asked for.
    package var asAsked: LightAction.Color? {
        switch mode {
        case .xy: xy.map(LightAction.Color.xy)
        case .temperature: mirek.map(LightAction.Color.mirek)
        case .hueSaturation: hueSaturation.map(LightAction.Color.hueSaturation)
        }
    }
}
