import Connectivity
import GRDB

/// Which messages somebody wants to hear of.
struct HiveFilter: Sendable, Hashable {
    let device: String?
    let networks: Set<Int64>?
    let types: Set<Int64>?
    let names: Set<String>?
    /// Commands that were given, or what became of commands.
    let isAboutUpdates: Bool

    /// - Throws: 400 when it cannot be understood.
    init(_ arguments: HiveArguments) throws(HiveFailure) {
        device = arguments.text("deviceId")
        networks = try arguments.ids("networkIds")
        types = try arguments.ids("deviceTypeIds")
        names = arguments.list("names")
        isAboutUpdates = arguments.bool("returnUpdatedCommands")
    }

    /// - Throws: 403 or 404 when what is asked for by name may not be seen.
    func check(_ rights: HiveRights, _ db: Database) throws {
        if let device { _ = try Hive.device(device, rights, db) }
        guard (networks ?? []).allSatisfy(rights.networks.allows), (types ?? []).allSatisfy(rights.types.allows) else {
            throw HiveFailure.denied
        }
    }

    func matches(_ name: String, of device: HiveDevice) -> Bool {
        (self.device.map { $0 == device.id } ?? true) && (networks?.contains(device.networkID) ?? true)
            && (types?.contains(device.typeID) ?? true) && (names?.contains(name) ?? true)
    }

    /// Messages newer than a moment that somebody may see, oldest first.
    func messages<Message: HiveMessage>(
        _: Message.Type, since: HiveTime, limit: Int, _ rights: HiveRights, _ db: Database
    ) throws -> [Message] {
        guard limit > 0 else { return [] }
        let devices = Dictionary(
            uniqueKeysWithValues: try HiveDevice.fetchAll(db).filter(rights.sees).map { ($0.id, $0) })
        let moment = Column(isAboutUpdates ? "lastUpdated" : "timestamp")
        var request = Message.filter(moment > since.milliseconds).order(moment, Column("id"))
        if let device { request = request.filter(Column("deviceID") == device) }
        if isAboutUpdates { request = request.filter(Column("isUpdated") == true) }
        var found: [Message] = []
        let cursor = try request.fetchCursor(db)
        while found.count < limit, let message = try cursor.next() {
            guard let device = devices[message.deviceID], matches(message.name, of: device) else { continue }
            found.append(message)
        }
        return found
    }
}
