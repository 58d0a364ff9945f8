import HomeModel

/// A colour as LIFX has it: hue, saturation, brightness and temperature, of which saturation zero makes the temperature count.
struct LIFXColor: Sendable, Hashable {
    /// Most of hue, saturation and brightness.
    static let top = 65_535.0
    /// What becomes of a number on its way through percent and degrees and back, at the most.
    private static let rounding: UInt16 = 16
    /// How brightness is counted.
    static let scale = BrightnessScale(top: top)

    /// All around the wheel, 0…65535.
    var hue: UInt16
    var saturation: UInt16
    var brightness: UInt16
    /// In kelvin.
    var kelvin: UInt16

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for number in [hue, saturation, brightness, kelvin] { bytes.add(number) }
        return bytes
    }
}

extension LIFXColor {
    /// Reads eight bytes; `nil` if they are not all there.
    init?(_ bytes: [UInt8], at place: Int) {
        guard let hue = bytes.number(UInt16.self, at: place), let saturation = bytes.number(UInt16.self, at: place + 2),
            let brightness = bytes.number(UInt16.self, at: place + 4), let kelvin = bytes.number(UInt16.self, at: place + 6)
        else { return nil }
        self.init(hue: hue, saturation: saturation, brightness: brightness, kelvin: kelvin)
    }

    /// Whether another is the same but for rounding, which is far less than an eye or a step of an app.
    func isNear(_ other: LIFXColor) -> Bool {
        let around = hue &- other.hue
        return min(around, 0 &- around) <= Self.rounding && saturation.distance(from: other.saturation) <= Self.rounding
            && brightness.distance(from: other.brightness) <= Self.rounding && kelvin == other.kelvin
    }

    /// The brightness in the home's terms; `nil` for none at all.
    var level: Brightness? { Self.scale.brightness(Double(brightness)) }

    /// Turns to a brightness.
    mutating func set(_ level: Brightness) { brightness = UInt16(clamping: Self.scale.number(level)) }

    /// Where the colour is, if it counts.
    func point(in gamut: Gamut) -> ColorXY? {
        guard saturation > 0 else { return nil }
        return gamut.xy(of: HueSaturation(hue: Double(hue) / Self.top * 360, saturation: Double(saturation) / Self.top))
    }

    /// The temperature, if it counts.
    var mirek: Mirek? { saturation > 0 || kelvin == 0 ? nil : Mirek(Int((1_000_000 / Double(kelvin)).rounded())) }

    /// Turns to a colour that was asked for, as far as a lamp can show it.
    mutating func set(_ color: LightAction.Color, _ abilities: LightAbilities) {
        switch color {
        case .mirek(let mirek):
            guard let range = abilities.temperatures else { return }
            saturation = 0
            kelvin = UInt16(min(max(range.clamp(mirek).kelvin.rounded(), 1), Self.top))
        case .xy(let point): if let gamut = abilities.gamut { set(gamut.hueSaturation(of: point)) }
        case .hueSaturation(let wanted): if abilities.gamut != nil { set(wanted) }
        }
    }

    /// A colour without any saturation would be a temperature, which is not what was asked for.
    private mutating func set(_ wanted: HueSaturation) {
        hue = UInt16((wanted.hue / 360 * Self.top).rounded())
        saturation = UInt16(max((wanted.saturation * Self.top).rounded(), 1))
    }
}

extension UInt16 {
    /// How far it is from another.
    fileprivate func distance(from other: UInt16) -> UInt16 { self > other ? self - other : other - self }
}
