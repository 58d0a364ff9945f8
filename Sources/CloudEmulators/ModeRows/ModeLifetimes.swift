import Foundation
import GRDB

/// How long things are good for, in seconds.
struct ModeLifetimes: Codable, Sendable, Hashable {
    /// About thirty years: as good as for ever.
    private static let longest = 1e9

    var smsCode: Double = 600
    var emailToken: Double = 86_400
    var provisioningToken: Double = 3600
    /// How long a device can be claimed that does not say.
    var claim: Double = 300
    /// How long a user's key is good; `nil` until it is ended, as MODE does it.
    var session: Double?

    init() {}

    init(from decoder: any Decoder) throws {
        let given = try decoder.container(keyedBy: CodingKeys.self)
        let usual = ModeLifetimes()
        func seconds(_ key: CodingKeys, _ usual: Double) throws -> Double { 
            min(max(try given.decodeIfPresent(Double.self, forKey: key) ?? usual, 0), Self.longest)
        }
        smsCode = try seconds(.smsCode, usual.smsCode)
        emailToken = try seconds(.emailToken, usual.emailToken)
        provisioningToken = try seconds(.provisioningToken, usual.provisioningToken)
        claim = try seconds(.claim, usual.claim)
        session = try given.contains(.session) ? seconds(.session, Self.longest) : nil
    }

    /// Those that were kept; the usual ones if none were.
    static func kept(in db: Database) throws -> ModeLifetimes {
        let kept = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'lifetimes'")
        guard let text = kept else { return ModeLifetimes() }
        return try JSONDecoder().decode(ModeLifetimes.self, from: Data(text.utf8))
    }

    func keep(in db: Database) throws {
        let text = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try db.execute(sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('lifetimes', ?)", arguments: [text])
    }
}
