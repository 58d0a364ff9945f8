import Connectivity
import HomeModel

/// A strip of coloured lights: 33, 59, 137 and 173.
struct EWeLinkStrip: EWeLinkLamp {
    let scale: EWeLinkScale
    private static let colors = ("colorR", "colorG", "colorB")

    var abilities: LightAbilities { LightAbilities(gamut: .c) }
    var names: Set<String> { ["switch", "bright", "colorR", "colorG", "colorB", "mode", "light_type"] }

    /// The strip has one white, which is taken for a colour: it cannot be chosen.
    func reading(_ said: EWeLinkParams) -> LightReading {
        let isWhite = said.number("light_type") == 2
        let color = isWhite ? HueSaturation(hue: 0, saturation: 0) : EWeLinkRGB(said, Self.colors)?.hueSaturation
        return LightReading(
            on: said["switch"]?.eWeLinkSwitch, brightness: said.number("bright").map(scale.brightness), xy: color.map(Gamut.c.xy))
    }

    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        var setting: EWeLinkParams = [:]
        if let brightness = action.brightness { setting["bright"] = .int(Int64(scale.number(brightness))) }
        if let color = action.color {
            let rgb = EWeLinkRGB(color.onWheel)
            setting["colorR"] = .int(Int64(rgb.red))
            setting["colorG"] = .int(Int64(rgb.green))
            setting["colorB"] = .int(Int64(rgb.blue))
            // Any other mode is an effect, which shows its own colours.
            (setting["mode"], setting["light_type"]) = (1, 1)
        }
        return setting
    }
}

/// A Zigbee lamp with a white: 1258; with colours too: 3258.
struct EWeLinkZigbeeLamp: EWeLinkLamp {
    let hasColors: Bool
    private static let scale = EWeLinkScale.percent
    private static let tone = EWeLinkTone(top: 100)

    var abilities: LightAbilities { LightAbilities(temperatures: EWeLinkTone.range, gamut: hasColors ? .c : nil) }

    var names: Set<String> {
        hasColors
            ? ["switch", "colorMode", "cctBrightness", "rgbBrightness", "colorTemp", "hue", "saturation"]
            : ["switch", "brightness", "colorTemp"]
    }

    private func isColored(_ said: EWeLinkParams) -> Bool { hasColors && said["colorMode"]?.string == "rgb" }

    /// The parameter that says how bright it is, in colour or in white.
    private func brightnessName(_ isColored: Bool) -> String {
        hasColors ? (isColored ? "rgbBrightness" : "cctBrightness") : "brightness"
    }

    func reading(_ said: EWeLinkParams) -> LightReading {
        let isColored = isColored(said)
        var reading = LightReading(
            on: said["switch"]?.eWeLinkSwitch,
            brightness: said.number(brightnessName(isColored)).map(Self.scale.brightness))
        if !isColored {
            reading.mirek = said.number("colorTemp").map(Self.tone.mirek)
        } else if let hue = said.number("hue"), let saturation = said.number("saturation") {
            reading.xy = Gamut.c.xy(of: HueSaturation(hue: hue, saturation: saturation / 100))
        }
        return reading
    }

    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        var (setting, isColored): (EWeLinkParams, Bool) = ([:], isColored(said))
        switch action.color {
        case .mirek(let mirek):
            isColored = false
            setting["colorTemp"] = .int(Int64(Self.tone.number(mirek)))
        case .some(let color) where hasColors:
            isColored = true
            let wheel = color.onWheel
            setting["hue"] = .int(Int64(wheel.hue.rounded()) % 360)
            setting["saturation"] = .int(Int64((wheel.saturation * 100).rounded()))
        default: break
        }
        if hasColors, !setting.isEmpty { setting["colorMode"] = isColored ? "rgb" : "cct" }
        if let brightness = action.brightness {
            setting[brightnessName(isColored)] = .int(Int64(Self.scale.number(brightness)))
        } else if !setting.isEmpty, let kept = said[brightnessName(self.isColored(said))] {
            setting[brightnessName(isColored)] = kept
        }
        return setting
    }
}
