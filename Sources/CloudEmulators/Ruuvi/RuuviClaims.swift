import Connectivity
import GRDB
import HTTPTypes

/// `/claim`, `/unclaim`, `/update`, `/check`: whose a tag is, and what they call it.
enum RuuviClaims {
    /// How many tags today's servers let one user claim.
    private static let mostClaims = 25

    static func claim(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.user()
        let name = try name(call)
        var tag = try RuuviTag.find(name, call.db) ?? RuuviTag(id: try id(name), spelling: name)
        if let owner = try tag.owner.flatMap({ try RuuviUser.fetchOne(call.db, key: $0) }) {
            throw call.isModern
                ? RuuviError(409, "Sensor already claimed by \(RuuviRules.masked(owner.email)).", "ER_SENSOR_ALREADY_CLAIMED")
                : RuuviError(409, "Tag already claimed.")
        }
        if call.isModern, try RuuviTag.filter(Column("owner") == user.id).fetchCount(call.db) >= mostClaims {
            throw RuuviError(400, "Too many sensors are claimed.", "ER_CLAIM_COUNT_REACHED")
        }
        tag.owner = user.id
        if let given = try call.text("name") { tag.name = String(given.prefix(100)) }
        try tag.save(call.db)
        // The documentation has a capital letter here and a small one at `/share`.
        return call.succeed([call.isModern ? "sensor" : "Tag": .string(name)])
    }

    static func unclaim(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.user()
        let name = try name(call)
        var tag = try owned(name, by: user, call)
        if try call.body()["deleteData"]?.bool == true {
            try RuuviMeasurement.filter(Column("tag") == tag.id).deleteAll(call.db)
        }
        try RuuviShare.filter(Column("tag") == tag.id).deleteAll(call.db)
        tag.owner = nil
        (tag.name, tag.picture, tag.isPublic) = ("", "", false)
        (tag.offsetTemperature, tag.offsetHumidity, tag.offsetPressure) = (0, 0, 0)
        try tag.update(call.db)
        return call.succeed([call.isModern ? "sensor" : "tag": .string(name)])
    }

    static func update(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.user()
        let name = try name(call)
        var tag = try owned(name, by: user, call)
        let body = try call.body()
        if let given = body["name"]?.string { tag.name = String(given.prefix(100)) }
        if let given = body["picture"]?.string { tag.picture = String(given.prefix(500)) }
        if let given = body["public"]?.bool { tag.isPublic = given }
        if let given = body["offsetTemperature"]?.double { tag.offsetTemperature = given }
        if let given = body["offsetHumidity"]?.double { tag.offsetHumidity = given }
        if let given = body["offsetPressure"]?.double { tag.offsetPressure = given }
        try tag.update(call.db)
        return call.succeed(tag.description.filter { body[$0.key] != nil }.merging(["sensor": .string(name)]) { $1 })
    }

    static func check(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        _ = try call.user()
        let owner = try RuuviTag.find(try name(call), call.db)?.ownerEmail(call.db) ?? ""
        return call.succeed(["email": .string(RuuviRules.masked(owner))])
    }

    /// What the tag is called by; it must be there and be a name.
    static func name(_ call: RuuviCall) throws -> String {
        if call.request.method == .post { _ = try call.body() }
        guard let name = call.tagName, !name.isEmpty else {
            throw RuuviError(400, call.isModern ? "Missing sensor." : "Missing tag", "ER_MISSING_ARGUMENT")
        }
        _ = try id(name)
        return name
    }

    /// A tag that is the user's.
    static func owned(_ name: String, by user: RuuviUser, _ call: RuuviCall) throws -> RuuviTag {
        guard let tag = try RuuviTag.find(name, call.db) else { throw RuuviError.unknownSensor }
        guard tag.isOwned(by: user) else { throw RuuviError.forbidden }
        return tag
    }

    private static func id(_ name: String) throws(RuuviError) -> String {
        guard let id = RuuviTag.id(of: name) else { throw RuuviError(400, "Invalid Tag ID given.", "ER_INVALID_MAC_ADDRESS") }
        return id
    }
}
