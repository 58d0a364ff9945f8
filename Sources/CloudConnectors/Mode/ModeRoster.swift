import BridgeCore
import HomeModel

/// The devices of an account as far as the home has a use for them, and what the cloud's lists and events mean to it. It
/// knows no socket and no clock.
struct ModeRoster: Sendable {
    struct Entry: Sendable, Hashable {
        var kind: DeviceKind
        var device: BackendDevice
    }

    private let driver: String
    private let classes: ModeClasses
    var entries: [Int: Entry] = [:]
    /// Everything that was listed, also what the home has no use for.
    private var listed: Set<Int> = []
    /// What was heard of connections since a list was asked for: it is newer than the list.
    private var heard: [Int: Bool] = [:]
    /// The last word about batteries, which lists are silent about.
    private(set) var batteries: [Int: Int]

    init(driver: String, classes: ModeClasses, batteries: [Int: Int] = [:]) {
        self.driver = driver
        self.classes = classes
        self.batteries = batteries
    }

    /// All devices, in the order of their ids.
    var devices: [BackendDevice] { entries.sorted { $0.key < $1.key }.map(\.value.device) }

    /// Whether the cloud listed this device, whatever the home makes of it.
    func knows(_ id: Int) -> Bool { listed.contains(id) }

    /// A list is being asked for.
    mutating func startListing() { heard = [:] }

    /// Takes in a list.
    ///
    /// - Returns: what is different from the list before.
    mutating func take(_ list: [ModeDevice]) -> [BackendNews] {
        let before = entries
        entries = [:]
        for device in list {
            guard let kind = classes.kind(of: device.deviceClass) else { continue }
            entries[device.id] = Entry(kind: kind, device: cloudDevice(device, kind))
        }
        listed = Set(list.map(\.id))
        heard = [:]
        let gone = before.keys.filter { entries[$0] == nil }.sorted().map { BackendNews.gone(identity: "\($0)") }
        return gone + entries.sorted { $0.key < $1.key }.compactMap { Self.news($0.value, since: before[$0.key]) }
    }

    /// A device came within reach or went out of it.
    mutating func reach(_ id: Int, _ isReachable: Bool) -> [BackendNews] {
        heard[id] = isReachable
        guard entries[id] != nil else { return [] }
        entries[id]?.device.isReachable = isReachable
        return [.reachable(identity: "\(id)", isReachable)]
    }

    /// A device says how full its battery is, in percent.
    mutating func battery(_ id: Int, _ percent: Int) -> [BackendNews] {
        let percent = min(max(percent, 0), 100)
        guard entries[id] != nil, batteries[id] != percent else { return [] }
        batteries[id] = percent
        entries[id]?.device.description.battery = percent
        return entries[id].map { [.found($0.device)] } ?? []
    }

    private func cloudDevice(_ device: ModeDevice, _ kind: DeviceKind) -> BackendDevice {
        BackendDevice(
            description: kind.device(
                key: DeviceKey(driver: driver, identity: "\(device.id)"), name: device.name ?? device.tag ?? "",
                model: device.deviceClass, manufacturer: "MODE", battery: batteries[device.id]),
            isReachable: heard[device.id] ?? device.isConnected)
    }

    /// A new name in the cloud is no news: what people call a device at home stays.
    private static func news(_ entry: Entry, since before: Entry?) -> BackendNews? {
        guard let before, before.kind == entry.kind, before.device.description.product == entry.device.description.product
        else { return .found(entry.device) }
        guard before.device.isReachable != entry.device.isReachable else { return nil }
        return .reachable(identity: entry.device.identity, entry.device.isReachable)
    }
}
