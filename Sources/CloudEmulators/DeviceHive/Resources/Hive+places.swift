import Connectivity
import GRDB

/// Networks and device types, which have the same verbs.
extension Hive {
    func listPlaces<Place: HivePlace>(_: Place.Type, _ call: HiveCall) throws -> JSONValue {
        let listing = try HiveListing(call.arguments, fields: ["id": "id", "name": "name"])
        return try read { db in
            let seen = try listing.sorted(try places(Place.self, call)).fetchAll(db).filter { try sees($0, call) }
            return .array(seen.dropFirst(listing.skip).prefix(listing.take).map(\.json))
        }
    }

    func countPlaces<Place: HivePlace>(_: Place.Type, _ call: HiveCall) throws -> JSONValue {
        try read { db in
            let seen = try places(Place.self, call).fetchAll(db).filter { try sees($0, call) }
            return ["count": .int(Int64(seen.count))]
        }
    }

    func getPlace<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String) throws -> JSONValue {
        try read { db in try place(Place.self, call, id: name, db).json }
    }

    /// Answers with its number alone: the rest was just said.
    func insertPlace<Place: HivePlace>(_: Place.Type, _ call: HiveCall) throws -> JSONValue {
        // What is limited to some of them cannot make one more, which it could not even see.
        guard limit(Place.self, try call.caller()) == .all else { throw HiveFailure.denied }
        let body = try call.object()
        let fresh = Place(id: nil, name: try body.needText("name"), description: body.text("description"))
        return try write { db in
            var place = fresh
            try Self.checkName(place, db)
            try place.insert(db)
            return ["id": .int(place.number)]
        }
    }

    func updatePlace<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String) throws {
        let body = try call.object()
        try write { db in
            var place = try place(Place.self, call, id: name, db)
            if body["name"] != nil { place.name = try body.needText("name") }
            if body.members["description"] != nil { place.description = body.text("description") }
            try Self.checkName(place, db)
            try place.update(db)
        }
    }

    /// Refused while devices belong to it, unless `force` says that they are to go too.
    func deletePlace<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String) throws {
        try write { db in
            let place = try place(Place.self, call, id: name, db)
            let devices = try HiveDevice.filter(Column(Place.column) == place.number).order(Column("id")).fetchAll(db)
            guard devices.isEmpty || call.arguments.bool("force") else {
                let names = devices.map(\.id).joined(separator: ", ")
                throw HiveFailure.badRequest("\(Place.word) cannot be deleted while devices belong to it: \(names)")
            }
            guard try devices.allSatisfy(call.caller().sees) else { throw HiveFailure.denied }
            _ = try place.delete(db)
        }
    }

    /// - Throws: 404 to those who see everything that exists, 403 to all others.
    private func place<Place: HivePlace>(_: Place.Type, _ call: HiveCall, id name: String, _ db: Database) throws -> Place {
        let id = try call.arguments.id(name)
        guard let place = try Place.fetchOne(db, key: id) else {
            throw limit(Place.self, try call.caller()) == .all ? Place.missing(id) : HiveFailure.denied
        }
        guard try sees(place, call) else { throw HiveFailure.denied }
        return place
    }

    private func places<Place: HivePlace>(_: Place.Type, _ call: HiveCall) throws -> QueryInterfaceRequest<Place> {
        Place.all().matching("name", call.arguments.text("name")).like("name", call.arguments.text("namePattern"))
    }

    private func sees<Place: HivePlace>(_ place: Place, _ call: HiveCall) throws -> Bool {
        limit(Place.self, try call.caller()).allows(place.number)
    }

    private func limit<Place: HivePlace>(_: Place.Type, _ rights: HiveRights) -> HiveLimit {
        Place.self == HiveNetwork.self ? rights.networks : rights.types
    }

    private static func checkName<Place: HivePlace>(_ place: Place, _ db: Database) throws {
        guard let other = try Place.named(place.name, db), other.id != place.id else { return }
        throw HiveFailure(403, "\(Place.word) with name '\(place.name)' already exists")
    }
}
