import Connectivity
import HomeModel

/// How one light of a device is spoken of. Each family of devices has words of its own.
protocol EWeLinkLamp: Sendable {
    /// What it can do.
    var abilities: LightAbilities { get }
    /// The parameter that says whether it is on.
    var powerName: String { get }
    /// The parameters that say anything about it.
    var names: Set<String> { get }

    /// What it is set to, given everything that the device ever said.
    func reading(_ said: EWeLinkParams) -> LightReading

    /// The parameters that set it to what an order wants, apart from being on; none if it wants nothing of that kind.
    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams

    /// What is sent for an order, one frame after the other.
    func frames(for action: LightAction, said: EWeLinkParams) -> [EWeLinkParams]
}

extension EWeLinkLamp {
    var powerName: String { "switch" }

    /// Off is said alone. While a lamp is off it hears nothing but that it shall be on, so that is said first.
    func frames(for action: LightAction, said: EWeLinkParams) -> [EWeLinkParams] {
        if action.on == false { return [[powerName: "off"]] }
        let on: EWeLinkParams = [powerName: "on"]
        let setting = setting(action, said)
        guard !setting.isEmpty else { return action.on == true ? [on] : [] }
        return said[powerName]?.eWeLinkSwitch == true ? [setting] : [on, setting]
    }
}

/// A relay: of a device that has one, or one of several outlets.
struct EWeLinkRelay: EWeLinkLamp {
    /// The number of the outlet; `nil` for a device that has no numbers.
    var outlet: Int?

    var abilities: LightAbilities { LightAbilities(dims: false) }
    var names: Set<String> { [outlet == nil ? "switch" : "switches"] }

    func reading(_ said: EWeLinkParams) -> LightReading {
        LightReading(on: outlet.map { said.outlet($0) } ?? said["switch"]?.eWeLinkSwitch)
    }

    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams { [:] }

    func frames(for action: LightAction, said: EWeLinkParams) -> [EWeLinkParams] {
        guard let on = action.on else { return [] }
        let word: JSONValue = on ? "on" : "off"
        guard let outlet else { return [["switch": word]] }
        return [["switches": [["switch": word, "outlet": .int(Int64(outlet))]]]]
    }
}

/// A lamp with one white: 36, 44, 57 and 1257.
struct EWeLinkDimmer: EWeLinkLamp {
    var powerName = "switch"
    /// The parameter that says how bright it is.
    let name: String
    let scale: EWeLinkScale
    /// What has to stand beside a brightness.
    var beside: EWeLinkParams = [:]
    /// Whether a number is written as a string.
    var isText = false

    var abilities: LightAbilities { LightAbilities() }
    var names: Set<String> { [powerName, name] }

    func reading(_ said: EWeLinkParams) -> LightReading {
        LightReading(on: said[powerName]?.eWeLinkSwitch, brightness: said.number(name).map(scale.brightness))
    }

    func setting(_ action: LightAction, _ said: EWeLinkParams) -> EWeLinkParams {
        guard let brightness = action.brightness else { return [:] }
        let number = scale.number(brightness)
        return beside.merging([name: isText ? .string("\(number)") : .int(Int64(number))]) { $1 }
    }

    /// What stands beside a brightness may switch it on already.
    func frames(for action: LightAction, said: EWeLinkParams) -> [EWeLinkParams] {
        if action.on == false { return [[powerName: "off"]] }
        let setting = setting(action, said)
        if setting.isEmpty { return action.on == true ? [[powerName: "on"]] : [] }
        let isOn = said[powerName]?.eWeLinkSwitch == true || setting[powerName]?.eWeLinkSwitch == true
        return isOn ? [setting] : [[powerName: "on"], setting]
    }
}
