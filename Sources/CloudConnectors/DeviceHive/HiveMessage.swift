import Connectivity

/// A command or a notification, as it comes over the wire.
struct HiveMessage: Sendable, Hashable {
    let id: Int
    let name: String
    let device: String
    let timestamp: HiveMoment
    let parameters: JSONValue
    /// What became of a command; `nil` while nobody said.
    let status: String?
    let result: JSONValue
    /// How long a command is good for; `nil` for ever.
    let lifetime: Duration?

    /// - Parameter kind: `command` or `notification`, which is also what its name is called.
    /// - Returns: `nil` when something is missing that it cannot do without.
    init?(_ json: JSONValue?, _ kind: String) {
        guard let json, let id = json["id"]?.int, let name = json[kind]?.string, let device = json["deviceId"]?.string,
            let timestamp = HiveMoment(json["timestamp"])
        else { return nil }
        self.id = id
        self.name = name
        self.device = device
        self.timestamp = timestamp
        parameters = json["parameters"] ?? .null
        status = json["status"]?.string
        result = json["result"] ?? .null
        lifetime = json["lifetime"]?.int.map { .seconds(min(max($0, 0), 1_000_000_000)) }
    }

    /// Whether a command is no longer to be carried out: it is older than the connection, so that whoever gave it has long
    /// stopped waiting, or its own time is over.
    func isLate(connected: HiveMoment, now: HiveMoment) -> Bool {
        timestamp < connected || lifetime.map { now.since(timestamp) > $0 } ?? false
    }
}
