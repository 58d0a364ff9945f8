import Connectivity
import GRDB

/// The simulated devices of a cloud: what they are set to, and what their connections must tell the cloud.
actor Household {
    private var devices: [String: SimulatedDevice] = [:]
    /// Devices that have something to report.
    private var unreported: Set<String> = []
    /// When each saw its latest command.
    private var seen: [String: String] = [:]
    private var bells: [String: AsyncStream<Void>.Continuation] = [:]
    private var online: Set<String> = []

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

    func setOnline(_ id: String, _ isOnline: Bool) {
        if isOnline { online.insert(id) } else { online.remove(id) }
    }

    /// Rings whenever a device has something to do or to report; for one listener at a time.
    func rings(_ id: String) -> AsyncStream<Void> {
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bells.updateValue(bell, forKey: id)?.finish()
        bell.yield()
        return rings
    }

    /// Has a device look whether there is something to report.
    func ring(_ id: String) { bells[id]?.yield() }

    /// Makes a device report what it is set to.
    func remind(_ id: String) {
        unreported.insert(id)
        bells[id]?.yield()
    }

    /// What a device has to report, once.
    func takeReport(_ id: String) -> SimulatedDevice? {
        unreported.remove(id) == nil ? nil : devices[id]
    }

    /// What a device does with a command.
    ///
    /// - Returns: status and result; `nil` when it says nothing.
    func follow(_ id: String, _ parameters: [String: JSONValue], at timestamp: String) -> (status: String, result: JSONValue)? {
        seen[id] = max(seen[id] ?? "", timestamp)
        guard var device = devices[id], device.hearing != .deaf else { return nil }
        guard device.hearing == .good else { return ("failed", ["error": "the device does not answer"]) }
        do {
            try device.follow(parameters)
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
