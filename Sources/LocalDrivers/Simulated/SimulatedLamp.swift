package import HomeModel

/// A lamp that is not there, and behaves as one that is. It knows no clock: every verb is told the time.
package struct SimulatedLamp: Sendable, Hashable {
    /// How long a walk around the colour wheel takes (the usual loop time of the Zigbee Cluster Library, §5.2.2.2.2).
    package static let loopLength = Duration.seconds(25)
    /// How long one breath takes.
    package static let breathLength = Duration.seconds(1)
    /// The light of a lamp that has no say in its colour.
    static let warmWhite = Mirek(366).xy

    /// What it can do.
    package let abilities: LightAbilities
    /// What it is set to. While it fades, this is where it is going.
    package internal(set) var setting: LightState
    /// How much light comes out of it, 0…1, breathing left aside.
    var level: Fade<Double>
    /// The colour of its light, the colour loop left aside.
    var color: Fade<ColorXY>
    /// Uptime at which it set out around the colour wheel.
    var loopBegan: Duration?
    /// Uptime at which it began to breathe.
    var breathBegan: Duration?

    /// Makes a lamp that is set so, with no fade under way.
    package init(abilities: LightAbilities, state: LightState, at now: Duration) {
        self.abilities = abilities
        setting = state
        level = Fade(resting: Self.level(of: state))
        color = Fade(resting: Self.color(of: state.color))
        loopBegan = state.effect == .colorLoop ? now : nil
    }

    /// What it would say about itself.
    package var reading: LightReading {
        var reading = LightReading(on: setting.on, brightness: setting.brightness, effect: setting.effect)
        switch setting.color?.mode {
        case .temperature: reading.mirek = setting.color?.mirek
        case .xy, .hueSaturation: reading.xy = setting.color?.xy
        case nil: break
        }
        return reading
    }

    /// The light that a lamp gives once it has arrived at a state.
    static func level(of state: LightState) -> Double {
        state.on ? state.brightness?.fraction ?? 1 : 0
    }

    static func color(of color: LightColor?) -> ColorXY {
        color?.xy ?? color?.mirek?.xy ?? warmWhite
    }
}
