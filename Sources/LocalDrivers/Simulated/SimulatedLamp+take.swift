package import HomeModel

extension SimulatedLamp {
    /// Does what it is told.
    ///
    /// - Returns: whether it ended up otherwise than whoever told it can know, so that it must say how it is set.
    @discardableResult
    package mutating func take(_ action: LightAction, at now: Duration) -> Bool {
        var mustSay = false
        if action.effect == LightEffect.none { mustSay = endLoop(at: now) }
        if let color = action.color { turn(to: color, within: action.transition, at: now) }
        if action.effect == .colorLoop { startLoop(at: now) }
        if action.stopsFade {
            stop(at: now)
            mustSay = true
        }
        setLevel(action, at: now)
        if let alert = action.alert { call(alert, at: now) }
        return mustSay
    }

    /// Halts a fade where it is. A lamp on its way to dark goes on.
    package mutating func stop(at now: Duration) {
        guard setting.on else { return }
        if abilities.dims, !level.isOver(at: now) {
            level = Fade(resting: level.value(at: now))
            setting.brightness = Brightness(fraction: level.target)
        }
        if loopBegan == nil, !color.isOver(at: now) { halt(on: color.value(at: now)) }
    }

    /// Off is a level too: a lamp fades up from nothing and down to nothing. One that does not dim knows no in-between.
    private mutating func setLevel(_ action: LightAction, at now: Duration) {
        let brightness = action.stopsFade || !abilities.dims ? nil : action.brightness
        let wasOn = setting.on
        setting.on = action.on ?? wasOn
        setting.brightness = brightness ?? setting.brightness
        guard brightness != nil || setting.on != wasOn else { return }
        level = Fade(
            from: level.value(at: now), to: Self.level(of: setting), begins: now,
            length: abilities.dims ? action.transition : .zero)
    }

    /// A lamp that is dark comes up in its new colour at once. Chromaticity and temperature end a walk around the
    /// wheel; hue and saturation only say where it goes on from.
    private mutating func turn(to wanted: LightAction.Color, within transition: Duration, at now: Duration) {
        guard var next = setting.color else { return }
        let shown = shining(at: now)
        switch wanted {
        case .xy(let point): next.set(xy: point, abilities: abilities)
        case .mirek(let mirek): next.set(mirek: mirek, abilities: abilities)
        case .hueSaturation(let hueSaturation): next.set(hueSaturation: hueSaturation, abilities: abilities)
        }
        setting.color = next
        let target = Self.color(of: next)
        color = Fade(from: shown.isOn ? shown.color : target, to: target, begins: now, length: transition)
        if case .hueSaturation = wanted {
            loopBegan = loopBegan.map { _ in now }
        } else {
            loopBegan = nil
            setting.effect = .none
        }
    }

    private mutating func startLoop(at now: Duration) {
        guard abilities.gamut != nil else { return }
        loopBegan = loopBegan ?? now
        setting.effect = .colorLoop
    }

    /// Stays on the colour it has got to; says whether it was walking.
    private mutating func endLoop(at now: Duration) -> Bool {
        guard loopBegan != nil else { return false }
        let shown = shining(at: now).color
        loopBegan = nil
        setting.effect = .none
        halt(on: shown)
        return true
    }

    /// Rests on the nearest colour that it has a word for.
    private mutating func halt(on shown: ColorXY) {
        if abilities.gamut != nil {
            setting.color?.set(xy: shown, abilities: abilities)
        } else {
            setting.color?.set(mirek: Mirek(nearest: shown), abilities: abilities)
        }
        color = Fade(resting: Self.color(of: setting.color))
    }

    private mutating func call(_ alert: LightAlert, at now: Duration) {
        setting.alert = alert
        breathBegan = alert == .none ? nil : now
    }
}
