import Connectivity

/// A device that is not there, as a value: what it can be set to, what it does when told, and what it would report.
struct SimulatedDevice: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case onoff, dimmable, ct, color
        case climate = "sensor-climate"
        case motion = "sensor-motion"

        var isSensor: Bool { self == .climate || self == .motion }
        /// The name of the notification in which it reports.
        var notification: String { isSensor ? "sensor" : "state" }
    }

    /// What it does with orders.
    enum Hearing: Sendable, Hashable {
        case good
        /// It says nothing to them.
        case deaf
        /// It says that they failed.
        case failing
    }

    let id: String
    let kind: Kind
    /// What it is set to, or measures.
    private(set) var state: [String: JSONValue]
    /// Whether it is to have a connection to the cloud.
    var wantsConnection = true
    var hearing = Hearing.good

    init(id: String, kind: Kind, state: [String: JSONValue]? = nil) {
        self.id = id
        self.kind = kind
        self.state = SimulatedAttribute.start(of: kind).merging(state ?? [:]) { _, known in known }
    }

    /// Does what a `light` command says; attributes it does not have are passed over.
    ///
    /// - Throws: `SimulatedAttribute.Misfit` when a value cannot be; then nothing changes.
    mutating func follow(_ parameters: [String: JSONValue]) throws(SimulatedAttribute.Misfit) {
        var next = state
        for attribute in SimulatedAttribute.of(kind) {
            guard let value = parameters[attribute.name] else { continue }
            guard attribute.allows(value) else { throw SimulatedAttribute.Misfit(attribute.name) }
            next[attribute.name] = value
        }
        if next["colormode"] != nil, let mode = Self.colorMode(parameters) { next["colormode"] = .string(mode) }
        state = next
    }

    /// A hand on it: sets what is said, if it can be.
    ///
    /// - Returns: whether something about its state was said.
    mutating func touch(_ wish: [String: JSONValue]) throws(SimulatedAttribute.Misfit) -> Bool {
        if let connected = wish["connected"]?.bool { wantsConnection = connected }
        switch wish["deaf"] {
        case .bool(let deaf): hearing = deaf ? .deaf : .good
        case "failed": hearing = .failing
        default: break
        }
        try follow(wish)
        return SimulatedAttribute.of(kind).contains { wish[$0.name] != nil }
    }

    /// The last way its colour was said counts; of several at once `xy` beats `ct`, and `ct` beats `hue` and `sat`.
    private static func colorMode(_ parameters: [String: JSONValue]) -> String? {
        if parameters["xy"] != nil { return "xy" }
        if parameters["ct"] != nil { return "ct" }
        return parameters["hue"] != nil || parameters["sat"] != nil ? "hs" : nil
    }
}
