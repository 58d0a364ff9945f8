import HomeModel

extension ESPLight {
    /// What a state says of this light.
    func reading(_ fields: ProtoFields) -> LightReading {
        var reading = LightReading(on: fields.bool(2))
        guard !isPlug else { return reading }
        let mode = mode(fields)
        let color = mode.contains(.color) ? color(fields) : nil
        let level = fields.float(3) * strength(mode, color, fields)
        // A lamp that is off may say 0, which is no level to come back with.
        if dims, level > 0 { reading.brightness = Brightness(fraction: (level * 254 - 1) / 253) }
        if let color {
            reading.xy = color.xy()
        } else if let temperatures, let mirek = mirek(mode, temperatures, fields) {
            reading.mirek = temperatures.clamp(mirek)
        } else if mode.contains(.white), modes.forColors != nil {
            reading.xy = Gamut.c.xy(of: HueSaturation(hue: 0, saturation: 0))
        }
        reading.effect = effect(fields.string(9))
        return reading
    }

    /// What the light shows itself that is turned down.
    func dimmed(_ fields: ProtoFields) -> ESPMode {
        guard !isPlug, !isOld, case let mode = mode(fields), strength(mode, color(fields), fields) < 1 else { return [] }
        return mode.contains(.color) && color(fields) != nil ? .color : mode.intersection(.white)
    }

    /// Before a light was first used its mode may be 0; firmware from before there were modes says none.
    private func mode(_ fields: ProtoFields) -> ESPMode {
        let said = ESPMode(rawValue: fields.uint(11))
        return isOld && said.isEmpty ? modes.first ?? said : said
    }

    /// The colour, where colour shines: in modes that also have whites it may be turned down to nothing.
    private func color(_ fields: ProtoFields) -> ColorRGB? {
        let color = ColorRGB(red: fields.float(4), green: fields.float(5), blue: fields.float(6))
        return colorStrength(fields) > 0 && color.peak > 0 ? color : nil
    }

    private func colorStrength(_ fields: ProtoFields) -> Double {
        guard isOld else { return min(fields.float(10), 1) }
        return mode(fields).contains(.white) && fields.float(7) > 0 ? 0 : 1
    }

    /// What the brightness is to be taken times.
    private func strength(_ mode: ESPMode, _ color: ColorRGB?, _ fields: ProtoFields) -> Double {
        if mode.contains(.color), let color { return colorStrength(fields) * min(color.peak, 1) }
        let white = fields.float(7)
        return mode.contains(.white) && white > 0 ? min(white, 1) : 1
    }

    private func mirek(_ mode: ESPMode, _ range: MirekRange, _ fields: ProtoFields) -> Mirek? {
        let said = fields.float(8)
        if mode.contains(.temperature), said >= 1, said <= 10_000 { return Mirek(Int(said.rounded())) }
        return mode.contains(.coldWarm) ? Self.mirek(cold: fields.float(12), warm: fields.float(13), range) : nil
    }

    private func effect(_ name: String) -> LightEffect? {
        guard let colorLoop else { return nil }
        if name == colorLoop { return .colorLoop }
        return name.isEmpty || name == "None" ? LightEffect.none : nil
    }
}
