import Connectivity
import HomeModel

/// A white that devices with two kinds of light-emitting diodes have: one kind, both, or the other.
enum EWeLinkWhite: String, Sendable, Hashable, CaseIterable {
    case cold, middle, warm

    /// The nearest to a temperature.
    init(_ mirek: Mirek) {
        switch mirek.kelvin {
        case 5000...: self = .cold
        case 3500..<5000: self = .middle
        default: self = .warm
        }
    }

    /// The temperature that it stands for.
    var mirek: Mirek {
        switch self {
        case .cold: Mirek(153)
        case .middle: Mirek(235)
        case .warm: Mirek(500)
        }
    }
}

/// The pair of channels for cold and warm white, `"25"`…`"255"`, which are always said together.
struct EWeLinkWhitePair: Sendable, Hashable {
    static let scale = EWeLinkScale.span(25, 255)
    /// What a channel that gives no light is set to.
    let dark: Int

    func params(_ white: EWeLinkWhite, _ brightness: Brightness) -> EWeLinkParams {
        let (bright, dark): (JSONValue, JSONValue) = (.string("\(Self.scale.number(brightness))"), .string("\(dark)"))
        return [
            "channel0": white == .warm ? dark : bright, "channel1": white == .cold ? dark : bright,
            "type": .string(white.rawValue),
        ]
    }

    /// Which white it is, and how bright; `nil` while both channels are dark or did not say.
    func read(_ said: EWeLinkParams) -> (white: EWeLinkWhite, brightness: Brightness)? {
        guard let cold = said.number("channel0"), let warm = said.number("channel1"), max(cold, warm) > 0 else { return nil }
        let (isCold, isWarm) = (cold > Double(dark), warm > Double(dark))
        let named = said["type"]?.string.flatMap(EWeLinkWhite.init)
        // At the lowest brightness the channels of the older lamp look alike.
        let white: EWeLinkWhite = isCold == isWarm ? (isCold ? .middle : named ?? .middle) : isCold ? .cold : .warm
        return (white, Self.scale.brightness(max(cold, warm)))
    }
}

/// A lamp with two whites: 16. Its channels are never dark.
struct EWeLinkTwoWhites: EWeLinkLamp {
    private static let pair = EWeLinkWhitePair(dark: 25)

    let powerName = "state"
    let abilities = LightAbilities(temperatures: MirekRange(153, 500))
    let names: Set<String> = ["state", "channel0", "channel1", "type"]

    func reading(_ said: EWeLinkParams) -> LightReading {
        let light = Self.pair.read(said)
        return LightReading(on: said["state"]?.eWeLinkSwitch, brightness: light?.brightness, mirek: light?.white.mirek)
    }

    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        let wanted: EWeLinkWhite? = if case .mirek(let mirek) = action.color { EWeLinkWhite(mirek) } else { nil }
        guard action.brightness != nil || wanted != nil else { return [:] }
        let now = Self.pair.read(said)
        return Self.pair.params(wanted ?? now?.white ?? .middle, action.brightness ?? now?.brightness ?? .full)
    }
}

/// A lamp with a brightness and a tone, larger being warmer: 52.
struct EWeLinkToneLamp: EWeLinkLamp {
    private static let scale = EWeLinkScale.span(10, 255)
    private static let tone = EWeLinkTone(top: 255, isInverted: true)

    let powerName = "state"
    let abilities = LightAbilities(temperatures: EWeLinkTone.range)
    let names: Set<String> = ["state", "channel0", "channel1"]

    func reading(_ said: EWeLinkParams) -> LightReading {
        LightReading(
            on: said["state"]?.eWeLinkSwitch, brightness: said.number("channel0").map(Self.scale.brightness),
            mirek: said.number("channel1").map(Self.tone.mirek))
    }

    /// Both channels are said together.
    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        let wanted: Int? = if case .mirek(let mirek) = action.color { Self.tone.number(mirek) } else { nil }
        guard action.brightness != nil || wanted != nil else { return [:] }
        let brightness = action.brightness.map(Self.scale.number) ?? said.number("channel0").map { Int($0) } ?? 255
        let tone = wanted ?? said.number("channel1").map { Int($0) } ?? 127
        return [
            "channel0": .eWeLink(brightness, like: said["channel0"]), "channel1": .eWeLink(tone, like: said["channel1"]),
        ]
    }
}
