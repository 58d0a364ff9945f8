import Foundation
import GRDB

/// What the account may decide about the cloud itself. Lengths are in seconds.
struct EWeLinkRules: Codable, Sendable, Hashable {
    /// How long an access token is good for: 30 days.
    var access: Double?
    /// How long a refresh token is good for: 60 days.
    var refresh: Double?
    /// How long a code is good for.
    var code: Double?
    /// How soon another code may be asked for.
    var codePause: Double?
    /// How long a device has to acknowledge an order.
    var deviceWait: Double?
    /// How long somebody has to accept a share.
    var shareWait: Double?
    /// Whether shares are accepted without asking.
    var autoAcceptShare: Bool?

    /// How long a share is refused after it was not answered.
    static let sharePause = 180.0
    /// How often apps and devices shall say `ping`.
    static let heartbeat = 145

    var accessLength: Double { access ?? 30 * 86_400 }
    var refreshLength: Double { refresh ?? 60 * 86_400 }
    var codeLength: Double { code ?? 1800 }
    var codePauseLength: Double { codePause ?? 60 }
    var devicePatience: Duration { .seconds(deviceWait ?? 3) }
    var sharePatience: Duration { .seconds(shareWait ?? 60) }

    /// What the cloud remembers of its account from its first start on.
    static func kept(_ name: String, _ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }

    static func keep(_ name: String, _ value: String, _ db: Database) throws {
        try db.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [name, value])
    }

    /// The rules that are kept.
    init(kept db: Database) throws {
        let text = try Self.kept("rules", db) ?? "{}"
        self = try JSONDecoder().decode(EWeLinkRules.self, from: Data(text.utf8))
    }
}
