import Connectivity
import HomeModel

/// The bulb B1 with whites and colours on five channels: 22. Its colours have no brightness but that of their channels.
struct EWeLinkFiveChannels: EWeLinkLamp {
    private static let pair = EWeLinkWhitePair(dark: 0)
    private static let colors = ("channel2", "channel3", "channel4")

    let powerName = "state"
    let abilities = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)
    let names: Set<String> = ["state", "channel0", "channel1", "channel2", "channel3", "channel4", "zyx_mode", "type"]

    /// A mode that is none of these is a scene, which shows colours.
    private func isWhite(_ said: EWeLinkParams) -> Bool {
        said.number("zyx_mode").map { $0 == 1 } ?? (Self.pair.read(said) != nil)
    }

    func reading(_ said: EWeLinkParams) -> LightReading {
        var reading = LightReading(on: said["state"]?.eWeLinkSwitch)
        if isWhite(said) {
            let light = Self.pair.read(said)
            (reading.brightness, reading.mirek) = (light?.brightness, light?.white.mirek)
        } else if let rgb = EWeLinkRGB(said, Self.colors), let color = rgb.hueSaturation {
            reading.xy = Gamut.c.xy(of: color)
            reading.brightness = Brightness(fraction: (Double(rgb.peak) * 254 / 255 - 1) / 253)
        }
        return reading
    }

    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        guard action.brightness != nil || action.color != nil else { return [:] }
        let now = reading(said)
        let brightness = action.brightness ?? now.brightness ?? .full
        switch action.color {
        case .mirek(let mirek): return white(EWeLinkWhite(mirek), brightness)
        case .some(let color): return colored(color.onWheel, brightness)
        case nil where isWhite(said): return white(Self.pair.read(said)?.white ?? .middle, brightness)
        case nil:
            let color = EWeLinkRGB(said, Self.colors)?.hueSaturation
            return color.map { colored($0, brightness) } ?? white(.middle, brightness)
        }
    }

    private func white(_ white: EWeLinkWhite, _ brightness: Brightness) -> EWeLinkParams {
        Self.pair.params(white, brightness).merging(
            ["channel2": "0", "channel3": "0", "channel4": "0", "zyx_mode": 1]) { $1 }
    }

    private func colored(_ color: HueSaturation, _ brightness: Brightness) -> EWeLinkParams {
        let rgb = EWeLinkRGB(color, value: (brightness.fraction * 253 + 1) / 254)
        return [
            "channel0": "0", "channel1": "0", "channel2": .string("\(rgb.red)"), "channel3": .string("\(rgb.green)"),
            "channel4": .string("\(rgb.blue)"), "zyx_mode": 2,
        ]
    }
}

/// A bulb that tells white from colour, and each with a brightness of its own: 103 and 135, and with colours 104 and 136.
struct EWeLinkBulb: EWeLinkLamp {
    let hasColors: Bool
    let tone: EWeLinkTone
    private static let scale = EWeLinkScale.percent

    var abilities: LightAbilities { LightAbilities(temperatures: EWeLinkTone.range, gamut: hasColors ? .c : nil) }
    var names: Set<String> { ["switch", "ltype", "white", "color"] }

    private func shows(_ said: EWeLinkParams) -> Bool { hasColors && said["ltype"]?.string == "color" }

    func reading(_ said: EWeLinkParams) -> LightReading {
        let isColored = shows(said)
        let part = said[isColored ? "color" : "white"]?.object ?? [:]
        var reading = LightReading(on: said["switch"]?.eWeLinkSwitch, brightness: part.number("br").map(Self.scale.brightness))
        if isColored {
            reading.xy = EWeLinkRGB(part, ("r", "g", "b"))?.hueSaturation.map(Gamut.c.xy)
        } else {
            reading.mirek = part.number("ct").map(tone.mirek)
        }
        return reading
    }

    /// Members of a part are said together.
    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        let wantsColor: HueSaturation? =
            switch action.color {
            case .xy, .hueSaturation: action.color?.onWheel
            case .mirek, nil: nil
            }
        if hasColors, let color = wantsColor { return colored(EWeLinkRGB(color), action, said) }
        if case .mirek(let mirek) = action.color { return white(tone.number(mirek), action, said) }
        guard action.brightness != nil else { return [:] }
        if shows(said), let rgb = EWeLinkRGB(said["color"]?.object ?? [:], ("r", "g", "b")) { return colored(rgb, action, said) }
        return white(said["white"]?["ct"]?.eWeLinkNumber.map { Int($0) } ?? tone.top / 2, action, said)
    }

    private func white(_ number: Int, _ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        ["ltype": "white", "white": ["br": .int(brightness(action, said)), "ct": .int(Int64(number))]]
    }

    private func colored(_ rgb: EWeLinkRGB, _ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        [
            "ltype": "color",
            "color": [
                "br": .int(brightness(action, said)), "r": .int(Int64(rgb.red)), "g": .int(Int64(rgb.green)),
                "b": .int(Int64(rgb.blue)),
            ],
        ]
    }

    /// An order that says nothing of brightness keeps the one that it has, in whichever part that stands.
    private func brightness(_ action: LightAction, _ said: EWeLinkParams) -> Int64 {
        if let wanted = action.brightness { return Int64(Self.scale.number(wanted)) }
        let number = said[shows(said) ? "color" : "white"]?["br"]?.eWeLinkNumber
        return Int64(min(max(number ?? 100, 1), 100))
    }
}
