import Connectivity
import HomeModel

/// One WiZ light: what it is set to, and what to tell it to make it do something. Pure.
struct WiZLamp: Sendable, Hashable {
    /// Less is refused by older firmware.
    static let dimmest = 10
    /// The maker's scene that comes closest to a walk around the colours: „Party“.
    static let loopScene = 4
    /// The white that ends a scene when nothing else is known.
    private static let plainWhite = Mirek(370)

    let abilities: LightAbilities
    /// How it is set, as far as it said so or took orders since.
    private(set) var pilot: WiZPilot
    /// The brightness that was asked for when it was given this number: finer than the lamp counts.
    private var asked: (dimming: Int, brightness: Brightness)?
    /// What it showed before it played a scene.
    private var color: LightAction.Color?
    private var leftovers = WiZLeftovers()

    init(abilities: LightAbilities, pilot: WiZPilot) {
        self.abilities = abilities
        self.pilot = pilot
        color = shownColor
    }

    static func == (left: WiZLamp, right: WiZLamp) -> Bool { left.pilot == right.pilot && left.abilities == right.abilities }

    func hash(into hasher: inout Hasher) { hasher.combine(pilot) }

    /// It says how it is set.
    mutating func hear(_ pilot: WiZPilot) {
        self.pilot = leftovers.cleared(pilot, last: self.pilot)
        color = shownColor ?? color
    }

    /// What to tell it for an order; empty if there is no word for any of it. It takes what is left out for what it is.
    func params(for action: LightAction) -> [String: JSONValue] {
        if action.on == false { return ["state": false] }
        var params: [String: JSONValue] = [:]
        if action.on == true { params["state"] = true }
        if let wanted = action.brightness, abilities.dims { params["dimming"] = .int(Int64(Self.dimming(wanted))) }
        if action.effect == .colorLoop, abilities.gamut != nil {
            params["sceneId"] = .int(Int64(Self.loopScene))
        } else if let wanted = action.color ?? (endsScene(action) ? color ?? .mirek(Self.plainWhite) : nil) {
            params.merge(words(wanted)) { $1 }
        }
        return params
    }

    /// It took these parameters for an order.
    mutating func took(_ params: [String: JSONValue], for action: LightAction) {
        guard let told = WiZPilot(.object(params.merging(["state": .bool(action.on ?? pilot.isOn)]) { first, _ in first })) else {
            return
        }
        pilot.isOn = told.isOn
        if let dimming = told.dimming {
            pilot.dimming = dimming
            asked = action.brightness.map { (dimming, $0) }
        }
        if told.scene > 0 || told.temperature != nil || told.levels != nil {
            leftovers.leave(pilot)
            (pilot.scene, pilot.temperature, pilot.levels) = (told.scene, told.temperature, told.levels)
            color = shownColor ?? color
        }
    }

    /// How it is set, in the home's terms.
    var reading: LightReading {
        var reading = LightReading(on: pilot.isOn)
        if abilities.dims { reading.brightness = brightness }
        if abilities.gamut != nil { reading.effect = pilot.scene == Self.loopScene ? .colorLoop : LightEffect.none }
        switch shownColor {
        case .mirek(let mirek): reading.mirek = mirek
        case .xy(let point): reading.xy = point
        case .hueSaturation, nil: break
        }
        return reading
    }

    /// What of `reading` an action has a word on.
    func reading(after action: LightAction) -> LightReading {
        let all = reading
        let isColored = action.color != nil || action.effect != nil
        return LightReading(
            on: action.on == nil ? nil : all.on, brightness: action.brightness == nil ? nil : all.brightness,
            xy: isColored ? all.xy : nil, mirek: isColored ? all.mirek : nil, effect: isColored ? all.effect : nil)
    }

    /// The number for a brightness, 10…100.
    static func dimming(_ brightness: Brightness) -> Int { max(dimmest, BrightnessScale.percent.number(brightness)) }

    private var brightness: Brightness? {
        guard let dimming = pilot.dimming else { return nil }
        if let asked, asked.dimming == dimming { return asked.brightness }
        return BrightnessScale.percent.brightness(Double(dimming))
    }

    /// Which of colour and white counts is told by the temperature: it is there for whites only.
    private var shownColor: LightAction.Color? {
        guard pilot.scene == 0 else { return nil }
        if let kelvin = pilot.temperature {
            return abilities.temperatures.map { .mirek($0.clamp(Mirek(Int((1_000_000 / Double(kelvin)).rounded())))) }
        }
        guard let gamut = abilities.gamut, let levels = pilot.levels?.map(Double.init) else { return nil }
        return ColorRGB(levels: levels[0], levels[1], levels[2]).xy(in: gamut).map { .xy($0) }
    }

    private func endsScene(_ action: LightAction) -> Bool {
        action.effect == LightEffect.none && pilot.scene > 0 && abilities.temperatures != nil
    }

    private func words(_ wanted: LightAction.Color) -> [String: JSONValue] {
        switch wanted {
        case .mirek(let mirek):
            guard let range = abilities.temperatures else { return [:] }
            return ["temp": .int(Int64(range.clamp(mirek).kelvin.rounded()))]
        case .xy(let point): return words(at: point)
        case .hueSaturation(let color): return abilities.gamut.map { words(at: $0.xy(of: color)) } ?? [:]
        }
    }

    private func words(at point: ColorXY) -> [String: JSONValue] {
        guard let gamut = abilities.gamut else { return [:] }
        let levels = ColorRGB(showing: point, in: gamut).levels.map { JSONValue.int(Int64($0)) }
        return ["r": levels[0], "g": levels[1], "b": levels[2], "w": 0, "c": 0]
    }
}
