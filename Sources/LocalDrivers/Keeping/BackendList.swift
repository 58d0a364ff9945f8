/// What is kept of backends and devices on the LAN, without secrets.
struct BackendList: Sendable, Hashable, Codable {
    static let version = 1

    var version = BackendList.version
    /// Oldest first.
    var backends: [ConfiguredBackend] = []
    /// Oldest first.
    var devices: [AdoptedDevice] = []
    /// Devices of backends that are not wanted, by their driver.
    var forgotten: [String: Set<String>] = [:]
    /// Drivers of backends that were removed and have something in the home.
    var leaving: Set<String> = []

    /// Whether there is nothing in it.
    var isEmpty: Bool { self == BackendList() }

    /// What has secrets, with their names.
    var holders: [String: [String]] {
        let all = backends.map { ($0.driver, $0.secrets) } + devices.map { ($0.id, $0.secrets) }
        return Dictionary(all.filter { !$0.1.isEmpty }) { first, _ in first }
    }

    /// What cannot be in a list; `nil` if all can.
    var flaw: String? {
        if version != Self.version { return "it is of version \(version), and this program knows \(Self.version)" }
        let (names, ids) = (backends.map(\.name), devices.map(\.id))
        guard names.allSatisfy(ConfiguredBackend.allows), Set(names).count == names.count else { return "it has names that cannot be" }
        guard Set(ids).count == ids.count else { return "it has a device twice" }
        return nil
    }
}
