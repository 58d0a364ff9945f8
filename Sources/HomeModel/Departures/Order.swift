/// One message to one or many lamps.
package struct Order: Sendable, Hashable {
    /// The lamps it is for.
    package var lights: [ResourceID]
    /// What they are to do.
    package var action: LightAction

    /// Makes an order.
    package init(lights: [ResourceID], action: LightAction) {
        self.lights = lights
        self.action = action
    }
}

/// What a lamp is to do, in absolute terms: steps are worked out already.
package struct LightAction: Sendable, Hashable {
    /// A colour in the way it was asked for.
    package enum Color: Sendable, Hashable {
        case xy(ColorXY)
        case mirek(Mirek)
        case hueSaturation(HueSaturation)
    }

    /// Switch on or off.
    package var on: Bool?
    /// Go to a brightness.
    package var brightness: Brightness?
    /// Go to a colour.
    package var color: Color?
    /// Call attention.
    package var alert: LightAlert?
    /// Start or end an effect.
    package var effect: LightEffect?
    /// Stop a fade where it is.
    package var stopsFade = false
    /// How long the change takes.
    package var transition: Duration

    /// How long a change takes when nobody says (Docs/HueV1.md §7).
    package static let usualTransition = Duration.milliseconds(400)

    /// Makes an action that does nothing yet.
    package init(transition: Duration = Self.usualTransition) {
        self.transition = transition
    }

    /// Takes in a newer action: what it says wins, what it leaves open stays. A lamp that gets both in one ends up as
    /// if it had got them one after the other.
    package mutating func merge(_ newer: LightAction) {
        if let on = newer.on { self.on = on }
        mergeBrightness(newer)
        if let color = newer.color {
            self.color = color
            if color.endsEffect, effect != nil { effect = LightEffect.none }
        }
        if let alert = newer.alert { self.alert = alert }
        if let effect = newer.effect { self.effect = effect }
        transition = newer.transition
    }

    private mutating func mergeBrightness(_ newer: LightAction) {
        if let brightness = newer.brightness {
            self.brightness = brightness
            stopsFade = false
        } else if newer.stopsFade {
            brightness = nil
            stopsFade = true
        }
    }
}

extension LightAction.Color {
    /// Chromaticity and temperature end an effect; hue and saturation only say where it goes on from.
    var endsEffect: Bool {
        switch self {
        case .xy, .mirek: true
        case .hueSaturation: false
        }
    }
}
