import Connectivity
import GRDB

/// `/share` and `/unshare`: who else may read a tag.
enum RuuviShares {
    /// How many shares today's servers allow for a tag, and for all tags of a user together.
    private static let mostOfTag = 10
    private static let mostOfUser = 40

    static func share(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.user()
        _ = try call.body()
        guard let name = call.tagName, !name.isEmpty else {
            throw RuuviError(400, call.isModern ? "Missing sensor or e-mail." : "Missing tag or e-mail.", "ER_MISSING_ARGUMENT")
        }
        guard let email = try call.text("user").flatMap(RuuviRules.email) else {
            throw RuuviError(400, "Invalid E-mail given.", "ER_INVALID_EMAIL_ADDRESS")
        }
        guard RuuviTag.id(of: name) != nil else { throw RuuviError(400, "Invalid Tag ID given.", "ER_INVALID_MAC_ADDRESS") }
        guard let tag = try RuuviTag.find(name, call.db), tag.isOwned(by: user), email != user.email else {
            throw RuuviError(call.isModern ? 403 : 400, call.isModern ? "Forbidden." : "Unable to share tag.", "ER_FORBIDDEN")
        }
        let isKnown = try RuuviUser.first(call.db, "email", is: email) != nil
        guard isKnown || call.isModern else { throw RuuviError(404, "User not found.", "ER_USER_NOT_FOUND") }
        var share = RuuviShare(tag: tag.id, email: email)
        guard try !share.exists(call.db) else {
            let what = call.isModern ? "Sensor" : "Tag"
            throw RuuviError(409, "\(what) already shared to user.", "ER_SENSOR_ALREADY_SHARED")
        }
        if call.isModern { try refuseExcess(tag, user, call) }
        try share.insert(call.db)
        // Somebody who is not known yet is invited: the share is theirs once they sign in.
        return call.succeed(
            call.isModern ? ["sensor": .string(name), "invited": .bool(!isKnown)] : ["tag": .string(name)])
    }

    /// The owner takes a share away, or whoever has it gives it back.
    static func unshare(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.user()
        let name = try RuuviClaims.name(call)
        guard let tag = try RuuviTag.find(name, call.db) else { throw RuuviError.unknownSensor }
        let email = try call.text("user").flatMap(RuuviRules.email) ?? user.email
        guard email == user.email || tag.isOwned(by: user) else { throw RuuviError.forbidden }
        guard try RuuviShare(tag: tag.id, email: email).delete(call.db) else {
            throw RuuviError(404, "User not found.", "ER_USER_NOT_FOUND")
        }
        return call.succeed([call.isModern ? "sensor" : "tag": .string(name)])
    }

    private static func refuseExcess(_ tag: RuuviTag, _ user: RuuviUser, _ call: RuuviCall) throws {
        guard try RuuviReadings.latest(tag, call.db) != nil else {
            throw RuuviError(400, "There is no data to share.", "ER_NO_DATA_TO_SHARE")
        }
        let ofTag = try RuuviShare.filter(Column("tag") == tag.id).fetchCount(call.db)
        guard ofTag < mostOfTag else { throw RuuviError(400, "Sensor share count reached.", "ER_SENSOR_SHARE_COUNT_REACHED") }
        let sql = "SELECT COUNT(*) FROM share JOIN tag ON tag.id = share.tag WHERE tag.owner = ?"
        let ofUser = try Int.fetchOne(call.db, sql: sql, arguments: [user.id]) ?? 0
        guard ofUser < mostOfUser else { throw RuuviError(400, "Share count reached.", "ER_SHARE_COUNT_REACHED") }
    }
}
