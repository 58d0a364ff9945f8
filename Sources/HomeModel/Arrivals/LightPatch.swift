/// What is wanted of a lamp: some of its attributes, each absolute or relative to what it is set to.
package struct LightPatch: Sendable, Hashable, Codable {
    /// A new value, or a step from the present one.
    package enum Wish<Value: Sendable & Hashable & Codable, Step: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
        case to(Value)
        case by(Step)
    }

    /// A step across the chromaticity diagram.
    package struct XYStep: Sendable, Hashable, Codable {
        /// Step of each coordinate, −0.5…0.5.
        package let dx, dy: Double

        /// Makes a step.
        package init(dx: Double, dy: Double) {
            self.dx = dx
            self.dy = dy
        }
    }

    /// Switch it on or off.
    package var on: Bool?
    /// Brightness; a step is a part of the range (−1…1), and a step of 0 stops a fade that is running.
    package var brightness: Wish<Brightness, Double>?
    /// Hue in degrees; a step wraps around the wheel.
    package var hue: Wish<Double, Double>?
    /// Saturation, 0…1.
    package var saturation: Wish<Double, Double>?
    /// Chromaticity. Beats temperature, hue and saturation when they come together (Docs/HueV1.md §7).
    package var xy: Wish<ColorXY, XYStep>?
    /// Colour temperature. Beats hue and saturation; a step is in mireds.
    package var mirek: Wish<Mirek, Int>?
    /// Call attention.
    package var alert: LightAlert?
    /// Start or end an effect.
    package var effect: LightEffect?
    /// How long the change takes; `nil` for the usual 400 ms.
    package var transition: Duration?

    /// Makes a patch that asks for nothing.
    package init() {}

    /// The attributes it asks for.
    package var attributes: [LightAttribute] {
        var asked: [LightAttribute] = []
        if on != nil { asked.append(.on) }
        if brightness != nil { asked.append(.brightness) }
        if hue != nil { asked.append(.hue) }
        if saturation != nil { asked.append(.saturation) }
        if xy != nil { asked.append(.xy) }
        if mirek != nil { asked.append(.mirek) }
        if alert != nil { asked.append(.alert) }
        if effect != nil { asked.append(.effect) }
        if transition != nil { asked.append(.transition) }
        return asked
    }

    /// The same patch without the attributes that `isLeftOut` names.
    package func leavingOut(_ isLeftOut: (LightAttribute) -> Bool) -> LightPatch {
        var rest = self
        for attribute in attributes where isLeftOut(attribute) { rest.remove(attribute) }
        return rest
    }

    private mutating func remove(_ attribute: LightAttribute) {
        switch attribute {
        case .on: on = nil
        case .brightness: brightness = nil
        case .hue: hue = nil
        case .saturation: saturation = nil
        case .xy: xy = nil
        case .mirek: mirek = nil
        case .alert: alert = nil
        case .effect: effect = nil
        case .transition: transition = nil
        }
    }
}
