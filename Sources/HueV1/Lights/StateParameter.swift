import HomeModel

/// The parameters of a light's state and a group's action (Docs/HueV1.md §7.3).
enum StateParameter: String, CaseIterable {
    case on, bri, hue, sat, xy, ct, alert, effect, transitiontime
    case briStep = "bri_inc", hueStep = "hue_inc", satStep = "sat_inc", xyStep = "xy_inc", ctStep = "ct_inc"

    /// Parameters that are shown but cannot be written.
    static let readOnly: Set<String> = ["colormode", "reachable", "mode"]

    /// The order in which lights report success.
    static let lightOrder: [LightAttribute] = [
        .transition, .on, .hue, .saturation, .brightness, .xy, .mirek, .alert, .effect,
    ]
    /// The order in which groups report success.
    static let groupOrder: [LightAttribute] = [
        .transition, .on, .brightness, .hue, .saturation, .xy, .mirek, .alert, .effect,
    ]

    /// The absolute parameter that makes this step be ignored when both come.
    var absolute: StateParameter? {
        switch self {
        case .briStep: .bri
        case .hueStep: .hue
        case .satStep: .sat
        case .xyStep: .xy
        case .ctStep: .ct
        default: nil
        }
    }

    /// Whether it takes strings.
    var isText: Bool { self == .alert || self == .effect }

    /// What of a light the parameter is about.
    var attribute: LightAttribute {
        switch self {
        case .on: .on
        case .bri, .briStep: .brightness
        case .hue, .hueStep: .hue
        case .sat, .satStep: .saturation
        case .xy, .xyStep: .xy
        case .ct, .ctStep: .mirek
        case .alert: .alert
        case .effect: .effect
        case .transitiontime: .transition
        }
    }

    /// Puts a value into a patch; says whether the parameter can have it.
    func put(_ node: JSONNode, into patch: inout LightPatch) -> Bool {
        switch self {
        case .on: return assign(node.bool, to: &patch.on)
        case .bri: return assign(node.integer(in: 0...255).map { .to(Brightness(v1: $0)) }, to: &patch.brightness)
        case .hue: return assign(node.integer(in: 0...65_535).map { .to(HueSaturation.degrees(v1: $0)) }, to: &patch.hue)
        case .sat: return assign(node.integer(in: 0...255).map { .to(HueSaturation.fraction(v1: $0)) }, to: &patch.saturation)
        case .xy: return assign(node.pair(in: 0...1).map { .to(ColorXY(x: $0.x, y: $0.y)) }, to: &patch.xy)
        case .ct: return assign(node.integer(in: 153...500).map { .to(Mirek($0)) }, to: &patch.mirek)
        case .alert: return assign(node.string.flatMap(LightAlert.init(v1:)), to: &patch.alert)
        case .effect: return assign(node.string.flatMap(LightEffect.init(v1:)), to: &patch.effect)
        case .transitiontime:
            return assign(node.integer(in: 0...65_535).map(Duration.init(v1Tenths:)), to: &patch.transition)
        case .briStep: return assign(node.integer(in: -254...254).map { .by(Double($0) / 253) }, to: &patch.brightness)
        case .hueStep:
            return assign(node.integer(in: -65_534...65_534).map { .by(HueSaturation.degrees(v1: $0)) }, to: &patch.hue)
        case .satStep: return assign(node.integer(in: -254...254).map { .by(Double($0) / 254) }, to: &patch.saturation)
        case .ctStep: return assign(node.integer(in: -65_534...65_534).map { .by($0) }, to: &patch.mirek)
        case .xyStep:
            return assign(node.pair(in: -0.5...0.5).map { .by(LightPatch.XYStep(dx: $0.x, dy: $0.y)) }, to: &patch.xy)
        }
    }

    private func assign<Value>(_ value: Value?, to place: inout Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }
}

extension JSONNode {
    func integer(in range: ClosedRange<Int>) -> Int? {
        integer.flatMap { range.contains($0) ? $0 : nil }
    }

    /// Exactly two numbers, both within a range.
    func pair(in range: ClosedRange<Double>) -> (x: Double, y: Double)? {
        guard let elements, elements.count == 2, let x = elements[0].number, let y = elements[1].number,
            range.contains(x), range.contains(y)
        else { return nil }
        return (x, y)
    }
}
