import Connectivity
import HomeModel

/// Something that goes on and off, in one of the ways in which that is told.
protocol HALamp: Sendable {
    /// What it can do.
    var abilities: LightAbilities { get }
    /// What it says how it is set on.
    var topics: [String] { get }
    /// Whether it never says how it is set: what was sent is all that is known of it.
    var isOptimistic: Bool { get }
    /// Whether it is a switch or plug.
    var isSwitch: Bool { get }

    /// What is said on one of its topics; `nil` if that is nothing.
    mutating func hear(_ topic: String, _ payload: [UInt8]) -> LightReading?
    /// What to send for an action, of a light that was set so as far as is known; none if there is no word for it.
    func messages(for action: LightAction, _ said: LightReading) -> [MQTTMessage]
}

/// The effects that a light has by name.
struct HAEffects: Sendable, Hashable {
    private let names: [String]

    init(_ config: HAConfig) { names = config.list("effect_list") }

    private static let loops = ["colorloop", "color loop", "colour loop", "color_loop", "rainbow", "rainbow cycle", "hue cycle"]
    private static let ends = ["none", "solid", "off", "stop_hue_effect", "stop_effect", "no effect"]

    /// The name of what an action asks for; `nil` if there is none.
    func name(for action: LightAction) -> String? {
        switch action.effect {
        case .colorLoop?: first(of: Self.loops)
        case LightEffect.none? where first(of: Self.loops) != nil: first(of: Self.ends)
        case LightEffect.none?, nil: nil
        }
    }

    /// What a name means.
    func reading(_ name: String) -> LightEffect? {
        let name = name.lowercased()
        if Self.loops.contains(name) { return .colorLoop }
        return Self.ends.contains(name) ? LightEffect.none : nil
    }

    private func first(of wanted: [String]) -> String? {
        wanted.lazy.compactMap { word in names.first { $0.lowercased() == word } }.first
    }
}

extension LightAction {
    /// What a light that follows and never says so is set to.
    var assumed: LightReading {
        var reading = LightReading(on: on, brightness: on == false ? nil : brightness, effect: effect)
        guard on != false else { return reading }
        switch color {
        case .mirek(let mirek): reading.mirek = mirek
        case .some(let color): reading.xy = color.xy(in: .c)
        case nil: break
        }
        if on == nil, self.brightness != nil || color != nil { reading.on = true }
        return reading
    }
}
