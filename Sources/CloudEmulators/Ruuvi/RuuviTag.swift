import Connectivity
import Foundation
import GRDB

/// A tag: whose it is and what they call it. Also one that nobody has claimed, once a gateway heard it.
struct RuuviTag: RuuviRecord {
    static let databaseTableName = "tag"

    /// What it is compared by: capital letters and digits.
    var id: String
    /// As it was first written.
    var spelling: String
    var owner: Int64?
    var name = ""
    var picture = ""
    var isPublic = false
    /// Added to what it measures: °C.
    var offsetTemperature = 0.0
    /// Percent.
    var offsetHumidity = 0.0
    /// Pa.
    var offsetPressure = 0.0
    /// What it is set to, of one that is simulated: a `RuuviSimulation` in JSON.
    var simulated: String?

    init(id: String, spelling: String) {
        self.id = id
        self.spelling = spelling
    }

    /// What a name of a tag is compared by: 1…16 letters and digits, or a radio address with colons or dashes; `nil` for any
    /// other text.
    static func id(of name: String) -> String? {
        let bare = name.filter { $0 != ":" && $0 != "-" }
        guard bare == name || bare.count == 12 && bare.allSatisfy(\.isHexDigit) else { return nil }
        guard (1...16).contains(bare.count), bare.utf8.count == bare.count,
            bare.allSatisfy({ $0.isLetter || $0.isNumber })
        else { return nil }
        return bare.uppercased()
    }

    /// The tag of a name; `nil` if nobody has heard of it.
    static func find(_ name: String, _ db: Database) throws -> RuuviTag? {
        try id(of: name).flatMap { try RuuviTag.fetchOne(db, key: $0) }
    }

    /// The tags that a user owns, then those that are shared with them, each in the order of their names.
    static func seen(by user: RuuviUser, _ db: Database) throws -> (own: [RuuviTag], shared: [RuuviTag]) {
        let own = try RuuviTag.filter(Column("owner") == user.id).order(Column("id")).fetchAll(db)
        let sql = "SELECT tag.* FROM tag JOIN share ON share.tag = tag.id WHERE share.email = ? ORDER BY tag.id"
        return (own, try RuuviTag.fetchAll(db, sql: sql, arguments: [user.email]))
    }

    func isShared(with user: RuuviUser, _ db: Database) throws -> Bool {
        try RuuviShare.exists(db, key: ["tag": id, "email": user.email])
    }

    func isOwned(by user: RuuviUser) -> Bool { owner != nil && owner == user.id }

    func ownerEmail(_ db: Database) throws -> String {
        try owner.flatMap { try RuuviUser.fetchOne(db, key: $0) }?.email ?? ""
    }
}

/// A tag may be read by whoever has this address.
struct RuuviShare: RuuviRecord {
    static let databaseTableName = "share"

    var tag: String
    /// In lower case.
    var email: String
}
