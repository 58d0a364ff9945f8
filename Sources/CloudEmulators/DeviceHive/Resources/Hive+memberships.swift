import Connectivity
import GRDB

/// What users may see: their networks, and their device types when they may not see all.
extension Hive {
    /// One that a user may see.
    func getMembership<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String) throws -> JSONValue {
        try read { db in
            let (user, place) = try Self.pair(Place.self, call, name, db)
            guard try Place.ids(of: user, db).contains(place.number) else { throw Place.missing(place.number) }
            return place.json
        }
    }

    func assign<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String) throws {
        try write { db in
            let (user, place) = try Self.pair(Place.self, call, name, db)
            try Place.assign(place.number, to: user, db)
        }
    }

    func unassign<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String) throws {
        try write { db in
            let (user, place) = try Self.pair(Place.self, call, name, db)
            try Place.unassign(place.number, from: user, db)
        }
    }

    /// The device types of a user: all there are for those who may see all.
    func deviceTypes(_ call: HiveCall) throws -> JSONValue {
        try read { db in
            let user = try Self.user(call, db)
            let types = try user.allTypes
                ? HiveDeviceType.order(Column("id")).fetchAll(db) : HiveDeviceType.all(of: user.number, db)
            return .array(types.map(\.json))
        }
    }

    func allowAllTypes(_ call: HiveCall, _ all: Bool) throws {
        try write { db in
            var user = try Self.user(call, db)
            user.allTypes = all
            try user.update(db)
        }
    }

    private static func pair<Place: HivePlace>(
        _: Place.Type, _ call: HiveCall, _ name: String, _ db: Database
    ) throws -> (user: Int64, place: Place) {
        let (user, id, rights) = (try user(call, db), try call.arguments.id(name), try call.caller())
        guard let place = try Place.fetchOne(db, key: id) else { throw Place.missing(id) }
        let limit = Place.self == HiveNetwork.self ? rights.networks : rights.types
        guard limit.allows(place.number) else { throw HiveFailure.denied }
        return (user.number, place)
    }
}
