import Connectivity

/// What was heard of an account's devices, so that nothing is heard twice and nothing that was missed is lost. It outlives
/// connections.
struct HiveMemory: Sendable {
    /// So many notifications are known again when they are repeated; a server repeats at most a thousand.
    static let mostIDs = 2048

    private struct Subject: Hashable {
        let device: String
        let name: String
    }

    private var newest: HiveMoment?
    private var ids: Set<Int> = []
    private var order: [Int] = []
    private var latest: [Subject: HiveMoment] = [:]

    /// From when on a server is to repeat; `nil` if nothing was ever heard. A little before the newest, since two devices may
    /// speak within the same millisecond.
    var since: HiveMoment? { newest?.moved(by: .milliseconds(-1)) }

    /// Whether a notification says something new. Those that were heard do not, nor does one that comes after a later one of the
    /// same name from the same device.
    mutating func isNews(_ notification: HiveMessage) -> Bool {
        guard ids.insert(notification.id).inserted else { return false }
        order.append(notification.id)
        if order.count > Self.mostIDs { ids.remove(order.removeFirst()) }
        newest = max(newest ?? notification.timestamp, notification.timestamp)
        let subject = Subject(device: notification.device, name: notification.name)
        if let last = latest[subject], last > notification.timestamp { return false }
        latest[subject] = notification.timestamp
        return true
    }

    /// Whether a device was ever heard.
    func knows(_ device: String, _ name: String) -> Bool { latest[Subject(device: device, name: name)] != nil }

    /// Forgets when devices that are no longer there spoke last.
    mutating func keep(only devices: Set<String>) { latest = latest.filter { devices.contains($0.key.device) } }
}
