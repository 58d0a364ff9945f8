import Connectivity

/// Something a simulated device can be set to, or measures.
struct SimulatedAttribute: Sendable {
    /// A value that cannot be.
    struct Misfit: Error, Sendable, Hashable {
        let name: String

        init(_ name: String) {
            self.name = name
        }
    }

    let name: String
    let allows: @Sendable (JSONValue) -> Bool
    /// What it is at the start.
    let start: JSONValue

    /// The attributes of a kind.
    static func of(_ kind: SimulatedDevice.Kind) -> [SimulatedAttribute] {
        switch kind {
        case .onoff: [on]
        case .dimmable: [on, bri]
        case .ct: [on, bri, ct]
        case .color: [on, bri, ct, hue, sat, xy]
        case .climate: [temperature, humidity, battery]
        case .motion: [motion, lux, battery]
        }
    }

    /// What a new device of a kind is set to.
    static func start(of kind: SimulatedDevice.Kind) -> [String: JSONValue] {
        var state = Dictionary(uniqueKeysWithValues: of(kind).map { ($0.name, $0.start) })
        if kind == .color { state["colormode"] = "ct" }
        return state
    }

    private static let on = flag("on")
    private static let bri = whole("bri", 1...254, start: 254)
    private static let ct = whole("ct", 153...500, start: 366)
    private static let hue = whole("hue", 0...65_535, start: 8402)
    private static let sat = whole("sat", 0...254, start: 140)
    private static let xy = SimulatedAttribute(
        name: "xy",
        allows: { json in
            json.array.map { pair in pair.count == 2 && pair.allSatisfy { (0...1).contains($0.double ?? -1) } } ?? false
        },
        start: [0.4575, 0.4099])
    private static let temperature = measure("temperature", -50...100, start: 21.5)
    private static let humidity = measure("humidity", 0...100, start: 45)
    private static let battery = measure("battery", 0...100, start: 90)
    private static let lux = measure("lux", 0...100_000, start: 120)
    private static let motion = flag("motion")

    private static func flag(_ name: String) -> SimulatedAttribute {
        SimulatedAttribute(name: name, allows: { $0.bool != nil }, start: false)
    }

    private static func whole(_ name: String, _ range: ClosedRange<Int>, start: Int64) -> SimulatedAttribute {
        SimulatedAttribute(name: name, allows: { json in json.int.map(range.contains) ?? false }, start: .int(start))
    }

    private static func measure(_ name: String, _ range: ClosedRange<Double>, start: Double) -> SimulatedAttribute {
        SimulatedAttribute(name: name, allows: { json in json.double.map(range.contains) ?? false }, start: .double(start))
    }
}
