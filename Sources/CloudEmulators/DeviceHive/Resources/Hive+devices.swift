import Connectivity
import GRDB

/// Devices: whoever asks sees those that their token and their own rights both allow.
extension Hive {
    /// `GET device`.
    func listDevices(_ call: HiveCall) throws -> JSONValue {
        let fields = ["id": "id", "name": "name", "networkId": "networkID", "deviceTypeId": "typeID"]
        let listing = try HiveListing(call.arguments, fields: fields, usual: "rowid")
        return .array(try devices(call, listing).map(\.json))
    }

    /// `GET device/count`.
    func countDevices(_ call: HiveCall) throws -> JSONValue {
        ["count": .int(Int64(try devices(call, nil).count))]
    }

    /// `GET device/{deviceId}`.
    func getDevice(_ call: HiveCall) throws -> JSONValue {
        let rights = try call.caller()
        return try read { db in try Self.device(try call.arguments.needText("deviceId"), rights, db).json }
    }

    /// `PUT device/{deviceId}`: makes a device or changes it; what is not said stays as it is.
    func saveDevice(_ call: HiveCall) throws {
        let rights = try call.caller()
        let id = try call.arguments.needText("deviceId")
        guard HiveDevice.isName(id) else {
            throw HiveFailure.badRequest("Device Id can only contain letters, digits and dashes.")
        }
        let body = try call.object()
        let (device, isNew) = try write { db in
            let known = try HiveDevice.fetchOne(db, key: id)
            if let known, !rights.sees(known) { throw HiveFailure.denied }
            var device = try Self.saved(id, known, body, rights, db)
            guard rights.sees(device) else { throw HiveFailure.denied }
            try device.save(db)
            return (device, known == nil)
        }
        try announce(isNew ? "$device-add" : "$device-update", device.json, of: device, at: stamp())
    }

    /// `DELETE device/{deviceId}`: what was said to it and by it is forgotten too.
    func deleteDevice(_ call: HiveCall) throws {
        let rights = try call.caller()
        _ = try write { db in try Self.device(try call.arguments.needText("deviceId"), rights, db).delete(db) }
    }

    /// A device that somebody may see.
    ///
    /// - Throws: 404 to those who see everything that exists, 403 to all others.
    static func device(_ id: String, _ rights: HiveRights, _ db: Database) throws -> HiveDevice {
        guard let device = try HiveDevice.fetchOne(db, key: id) else {
            throw rights.seesAll ? HiveFailure.noDevice(id) : HiveFailure.denied
        }
        guard rights.sees(device) else { throw HiveFailure.denied }
        return device
    }

    private func devices(_ call: HiveCall, _ listing: HiveListing?) throws -> [HiveDevice] {
        let (rights, arguments) = (try call.caller(), call.arguments)
        return try read { db in
            var request = HiveDevice.all().matching("name", arguments.text("name")).like("name", arguments.text("namePattern"))
            if let network = try arguments.int("networkId") { request = request.filter(Column("networkID") == network) }
            if let type = try arguments.int("deviceTypeId") { request = request.filter(Column("typeID") == type) }
            for (argument, column, table) in [("networkName", "networkID", "networks"), ("deviceTypeName", "typeID", "types")] {
                guard let name = arguments.text(argument) else { continue }
                let ids = try Int64.fetchAll(db, sql: "SELECT id FROM \(table) WHERE name = ?", arguments: [name])
                request = request.filter(ids.contains(Column(column)))
            }
            guard let listing else { return try request.fetchAll(db).filter(rights.sees) }
            // Rights come before `take` and `skip`, so the sorted whole is looked through.
            let seen = try listing.sorted(request).fetchAll(db).filter(rights.sees)
            return Array(seen.dropFirst(listing.skip).prefix(listing.take))
        }
    }
}
