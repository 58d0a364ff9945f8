import Connectivity
import GRDB

/// What becomes of a device that is saved.
extension Hive {
    /// - Parameters:
    ///   - known: as it was; `nil` for a new one.
    ///   - body: what is said about it.
    static func saved(
        _ id: String, _ known: HiveDevice?, _ body: HiveArguments, _ rights: HiveRights, _ db: Database
    ) throws -> HiveDevice {
        if let name = body["name"], name.string?.isEmpty ?? true {
            throw HiveFailure.badRequest("Device name is required and should not be empty")
        }
        if let data = body["data"], data.object == nil { throw HiveFailure.badRequest("Device data must be an object") }
        return HiveDevice(
            id: id, name: body.text("name") ?? known?.name ?? id,
            data: body.members["data"] == nil ? known?.data : JSONColumn(body["data"]),
            networkID: try body.int("networkId").map { try existing(HiveNetwork.self, $0, rights, db) }
                ?? known?.networkID ?? usualNetwork(rights, db),
            typeID: try body.int("deviceTypeId").map { try existing(HiveDeviceType.self, $0, rights, db) }
                ?? known?.typeID ?? usualType(rights, db),
            isBlocked: body["isBlocked"]?.bool ?? known?.isBlocked ?? false)
    }

    private static func existing<Place: HivePlace>(
        _: Place.Type, _ id: Int64, _ rights: HiveRights, _ db: Database
    ) throws -> Int64 {
        guard try Place.fetchOne(db, key: id) != nil else { throw rights.seesAll ? Place.missing(id) : HiveFailure.denied }
        return id
    }

    /// The first of the user's networks that the token allows. An administrator belongs to none, so one is made that is
    /// called as they are.
    private static func usualNetwork(_ rights: HiveRights, _ db: Database) throws -> Int64 {
        let user = rights.user
        if let first = try HiveNetwork.ids(of: user.number, db).first(where: rights.networks.allows) { return first }
        guard rights.networks == .all else { throw HiveFailure.denied }
        var network = HiveNetwork(
            id: nil, name: try HiveNetwork.named(user.login, db) == nil ? user.login : "\(user.login) \(user.number)",
            description: "Network of \(user.login)")
        try network.insert(db)
        try HiveNetwork.assign(network.number, to: user.number, db)
        return network.number
    }

    /// The first type that the token allows.
    private static func usualType(_ rights: HiveRights, _ db: Database) throws -> Int64 {
        let ids = try Int64.fetchAll(db, sql: "SELECT id FROM types ORDER BY id")
        if let first = ids.first(where: rights.types.allows) { return first }
        guard rights.types == .all else { throw HiveFailure.denied }
        var type = HiveDeviceType(id: nil, name: "Default Device Type", description: nil)
        try type.insert(db)
        return type.number
    }
}
