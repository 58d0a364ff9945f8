/// A lamp's colour in every way its abilities can express it, and the way in which it was last asked for.
package struct LightColor: Sendable, Hashable, Codable {
    /// The way a colour was asked for.
    package enum Mode: String, Sendable, Hashable, Codable {
        case xy, temperature, hueSaturation
    }

    /// How it was last asked for.
    package private(set) var mode: Mode
    /// Chromaticity; `nil` for a lamp that shows whites only.
    package private(set) var xy: ColorXY?
    /// Hue and saturation; `nil` for a lamp that shows whites only.
    package private(set) var hueSaturation: HueSaturation?
    /// Colour temperature, the nearest one while another mode is in force; `nil` for a lamp without temperatures.
    package private(set) var mirek: Mirek?

    /// A white on a lamp with these abilities; `nil` for a lamp that has no say in its colour.
    package init?(white mirek: Mirek, abilities: LightAbilities) {
        if let range = abilities.temperatures {
            self.init(mode: .temperature, xy: nil, hueSaturation: nil, mirek: range.clamp(mirek))
            set(mirek: mirek, abilities: abilities)
        } else if let gamut = abilities.gamut {
            self.init(mode: .xy, xy: gamut.clip(mirek.xy), hueSaturation: nil, mirek: nil)
            set(xy: mirek.xy, abilities: abilities)
        } else {
            return nil
        }
    }

    private init(mode: Mode, xy: ColorXY?, hueSaturation: HueSaturation?, mirek: Mirek?) {
        self.mode = mode
        self.xy = xy
        self.hueSaturation = hueSaturation
        self.mirek = mirek
    }

    /// Turns to the nearest chromaticity the lamp can show; the other ways of saying it follow.
    package mutating func set(xy wanted: ColorXY, abilities: LightAbilities) {
        guard let gamut = abilities.gamut else { return }
        mode = .xy
        let shown = gamut.clip(wanted)
        xy = shown
        hueSaturation = gamut.hueSaturation(of: shown)
        followTemperature(of: shown, abilities: abilities)
    }

    /// Turns to the nearest temperature the lamp can show; the other ways of saying it follow.
    package mutating func set(mirek wanted: Mirek, abilities: LightAbilities) {
        guard let range = abilities.temperatures else { return }
        mode = .temperature
        let shown = range.clamp(wanted)
        mirek = shown
        guard let gamut = abilities.gamut else { return }
        let point = gamut.clip(shown.xy)
        xy = point
        hueSaturation = gamut.hueSaturation(of: point)
    }

    /// Turns to a hue and saturation; the other ways of saying it follow.
    package mutating func set(hueSaturation wanted: HueSaturation, abilities: LightAbilities) {
        guard let gamut = abilities.gamut else { return }
        mode = .hueSaturation
        hueSaturation = wanted
        let point = gamut.xy(of: wanted)
        xy = point
        followTemperature(of: point, abilities: abilities)
    }

    private mutating func followTemperature(of point: ColorXY, abilities: LightAbilities) {
        mirek = abilities.temperatures.map { $0.clamp(Mirek(nearest: point)) }
    }
}
