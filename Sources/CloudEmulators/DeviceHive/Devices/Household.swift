import Connectivity
import GRDB

/// The simulated devices of a cloud: what they are set to, and what their connections must tell the cloud.
actor Household {
    private(set) var devices: [String: SimulatedDevice] = [:]
    /// Devices that have something to report.
    var unreported: Set<String> = []
    /// The number of the latest report of each that the cloud has not said yet it has.
    var underWay: [String: Int] = [:]
    var lastReport = 0
    /// When each saw its latest command.
    private var seen: [String: String] = [:]
    var bells: [String: AsyncStream<Void>.Continuation] = [:]
    var online: Set<String> = []

    /// Those that the database has, set to what they reported last.
    ///
    /// - Parameter start: they follow commands that are newer.
    init(_ database: DatabaseQueue, start: HiveTime) throws {
        let ids = try database.read { db in
            try HiveKeeping.kept("simulated", db).flatMap { try? JSONValue(parsing: $0.utf8) }?.array?.compactMap(\.string) ?? []
        }
        for id in ids {
            let (kind, state) = try database.read { db in try Self.known(id, db) }
            guard let kind else { continue }
            devices[id] = SimulatedDevice(id: id, kind: kind, state: state)
            seen[id] = start.text
            if state == nil { unreported.insert(id) }
        }
    }

    private static func known(_ id: String, _ db: Database) throws -> (SimulatedDevice.Kind?, [String: JSONValue]?) {
        let device = try HiveDevice.fetchOne(db, key: id)
        guard let name = device?.data.json["class"]?.string, let kind = SimulatedDevice.Kind(rawValue: name) else {
            return (nil, nil)
        }
        let last = try HiveNotification.filter(Column("deviceID") == id && Column("notification") == kind.notification)
            .order(Column("timestamp").desc, Column("id").desc).fetchOne(db)
        return (kind, last?.parameters.json.object)
    }

    var ids: [String] { devices.keys.sorted() }

    func device(_ id: String) -> SimulatedDevice? { devices[id] }

    func lastSeen(_ id: String) -> String { seen[id] ?? "" }

    func isOnline(_ id: String) -> Bool { online.contains(id) }

    /// What a device does with a command.
    ///
    /// - Returns: status and result; `nil` when it says nothing, as to one whose time is over.
    func follow(_ id: String, _ order: GatewayOrder, now: HiveTime) -> (status: String, result: JSONValue)? {
        seen[id] = max(seen[id] ?? "", order.timestamp)
        guard var device = devices[id], device.hearing != .deaf, !order.isOver(at: now) else { return nil }
        guard device.hearing == .good else { return ("failed", ["error": "the device does not answer"]) }
        do {
            try device.follow(order.parameters)
            devices[id] = device
            return ("success", .object(device.state))
        } catch {
            return ("failed", ["error": .string("\(error.name) cannot be that")])
        }
    }

    /// A hand on a device.
    ///
    /// - Returns: whether there is one.
    func touch(_ id: String, _ wish: JSONValue) -> Bool {
        guard var device = devices[id] else { return false }
        if let isChanged = try? device.touch(wish.object ?? [:]) {
            devices[id] = device
            if isChanged { unreported.insert(id) }
        }
        bells[id]?.yield()
        return true
    }
}
