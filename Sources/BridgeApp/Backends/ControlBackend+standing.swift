import BridgeCore
import BridgeServer
import HomeModel
import LocalDrivers

extension ControlBackend {
    /// What the owner is shown of a configured backend.
    init(_ standing: BackendStanding, at now: Instant) {
        let backend = standing.backend
        self.init(
            name: backend.name, kind: backend.kind.rawValue,
            connection: standing.page.map { ControlConnection($0, at: now) }
                ?? ControlConnection(state: "unusable", problem: standing.problem),
            devices: standing.page?.devices ?? 0)
        (settings, command) = (backend.settings, backend.command)
        secrets = Self.dots(backend.secrets)
        forgotten = standing.forgotten.sorted().map { AdoptedDevice.id(backend.driver, $0) }
    }

    /// What the owner is shown of a kind on the LAN: its devices together, the oldest connection and the latest failure.
    init(_ kind: String, _ devices: [DeviceStanding], at now: Instant) {
        let connections = devices.map { ControlConnection($0, at: now) }
        let up = connections.filter { $0.state == "connected" }
        let shown = up.min { ($0.since ?? now.utc) < ($1.since ?? now.utc) } ?? connections.first
        var all = shown ?? ControlConnection(state: "connecting")
        all.connections = connections.reduce(0) { $0 + $1.connections }
        all.orders = connections.reduce(ControlOrders()) { $0 + $1.orders }
        let latest = connections.filter { $0.problemat != nil }.max { ($0.problemat ?? now.utc) < ($1.problemat ?? now.utc) }
        (all.problem, all.problemat) = latest.map { ($0.problem, $0.problemat) } ?? (all.problem, all.problemat)
        self.init(name: kind, kind: "lan", connection: all, devices: devices.count)
        connected = up.count
    }

    static func dots(_ names: [String]) -> [String: String] {
        Dictionary(names.map { ($0, "•••") }) { first, _ in first }
    }
}

extension ControlConnection {
    init(_ standing: DeviceStanding, at now: Instant) {
        self = standing.page.map { ControlConnection($0, at: now) }
            ?? ControlConnection(state: "unusable", problem: standing.problem)
    }
}

extension ControlDevice {
    /// What the owner is shown of a device on the LAN, before the home has its say.
    init(_ standing: DeviceStanding, at now: Instant) {
        let device = standing.device
        self.init(driver: device.kind, identity: device.identity, name: device.name, model: device.model, place: "expected")
        address = "\(device.address)"
        secrets = ControlBackend.dots(device.secrets)
        connection = ControlConnection(standing, at: now)
    }
}

extension ControlFind {
    init(_ find: LanFind, isTaken: Bool) {
        self.init(
            id: AdoptedDevice.id(find.kind, find.identity), kind: find.kind, name: find.name, model: find.model,
            address: "\(find.address)", taken: isTaken, need: find.need)
    }
}
