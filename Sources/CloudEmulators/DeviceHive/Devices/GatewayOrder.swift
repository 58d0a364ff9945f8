import Connectivity

/// A command as a device gets it.
struct GatewayOrder: Sendable, Hashable {
    let id: Int64
    let parameters: [String: JSONValue]
    /// When it was given, as the cloud writes it.
    let timestamp: String
    /// How many seconds it is good for; `nil` for ever.
    let lifetime: Int64?

    init(id: Int64, parameters: [String: JSONValue], timestamp: String, lifetime: Int64? = nil) {
        self.id = id
        self.parameters = parameters
        self.timestamp = timestamp
        self.lifetime = lifetime
    }

    /// - Returns: `nil` when something is missing that it cannot do without.
    init?(_ json: JSONValue?) {
        guard let id = json?["id"]?.int, let timestamp = json?["timestamp"]?.string else { return nil }
        self.init(
            id: Int64(id), parameters: json?["parameters"]?.object ?? [:], timestamp: timestamp,
            lifetime: json?["lifetime"]?.int.map(Int64.init))
    }

    /// Whether its time is over, so that nobody waits any more for a device to follow it.
    func isOver(at now: HiveTime) -> Bool {
        guard let lifetime, let given = HiveTime(reading: .string(timestamp)) else { return false }
        return (now.milliseconds - given.milliseconds) / 1000 >= lifetime
    }
}
