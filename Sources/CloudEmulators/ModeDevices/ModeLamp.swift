import Connectivity

/// A lamp that follows the `light` command and tells itself by the `light` event. It takes what it can do of what it is told,
/// and is at once where a transition would lead.
struct ModeLamp: Sendable, Hashable {
    /// What there is to set.
    enum Kind: String, Sendable {
        case onOff = "lamp-onoff"
        case dimmable = "lamp-dimmable"
        case color = "lamp-color"
    }

    /// What its colour was last set by.
    enum Hue: Sendable, Hashable {
        case temperature(Int)
        case wheel(hue: Int, saturation: Int)
        case point(x: Double, y: Double)
    }

    private static let brightness = 1...254
    private static let mireds = 153...500
    private static let hues = 0...65_535
    private static let saturations = 0...254

    let kind: Kind
    private(set) var isOn = false
    private(set) var brightness = 254
    private(set) var color = Hue.temperature(366)

    init(_ kind: Kind) { self.kind = kind }

    /// What it tells: how it is set, its colour by what it was last set by.
    var state: [String: JSONValue] {
        var state: [String: JSONValue] = ["status": isOn ? "on" : "off"]
        if kind != .onOff { state["bri"] = .int(Int64(brightness)) }
        guard kind == .color else { return state }
        switch color {
        case .temperature(let mireds): state["ct"] = .int(Int64(mireds))
        case .wheel(let hue, let saturation): (state["hue"], state["sat"]) = (.int(Int64(hue)), .int(Int64(saturation)))
        case .point(let x, let y): state["xy"] = [.double(x), .double(y)]
        }
        return state
    }

    /// Sets it as a command's parameters say, or as a hand would: the names of the event count too.
    mutating func set(_ wish: [String: JSONValue]) {
        switch (wish["switch"]?.int, wish["status"]?.string, wish["on"]?.bool) {
        case (1, _, _), (nil, "on", _), (nil, nil, true): isOn = true
        case (0, _, _), (nil, "off", _), (nil, nil, false): isOn = false
        default: break
        }
        if kind != .onOff, let wanted = wish["bri"]?.int { brightness = Self.clamp(wanted, Self.brightness) }
        if kind == .color, let wanted = wantedColor(wish) { color = wanted }
    }

    /// Of several, a point counts before the wheel and the wheel before a temperature.
    private func wantedColor(_ wish: [String: JSONValue]) -> Hue? {
        if let point = wish["xy"]?.array?.compactMap(\.double), point.count == 2, point.allSatisfy({ (0...1).contains($0) }) {
            return .point(x: point[0], y: point[1])
        }
        var (oldHue, oldSaturation) = (0, Self.saturations.upperBound)
        if case .wheel(let hue, let saturation) = color { (oldHue, oldSaturation) = (hue, saturation) }
        if wish["hue"]?.int != nil || wish["sat"]?.int != nil {
            return .wheel(
                hue: Self.clamp(wish["hue"]?.int ?? oldHue, Self.hues),
                saturation: Self.clamp(wish["sat"]?.int ?? oldSaturation, Self.saturations))
        }
        return (wish["ct"]?.int).map { .temperature(Self.clamp($0, Self.mireds)) }
    }

    private static func clamp(_ value: Int, _ range: ClosedRange<Int>) -> Int {
        min(max(value, range.lowerBound), range.upperBound)
    }
}
