import Foundation
import GRDB

/// How this cloud differs from one day of the vendor's to another, as the account file says under `ruuvi`. What a new cloud is
/// made with it keeps.
struct RuuviSettings: Codable, Sendable, Hashable {
    /// Which names and shapes are used where a request does not show which it wants.
    enum Dialect: String, Codable, Sendable {
        /// Those of the first public documentation: `Tag`, `Email`.
        case seed
        /// Those of today: `sensor`, `email`.
        case modern
        /// All of them at once.
        case both
    }

    var dialect = Dialect.seed
    /// The documentation says 500 and, in brackets, that it is 493.
    var verifyErrorStatus = 493
    /// For an address that has an unanswered letter: 409 as documented, or 429.
    var pendingStatus = 409
    /// The documentation says 401; the vendor's server says 403.
    var unauthorizedStatus = 401
    /// Whether data can be read only by those who may.
    var requireLogin = true
    /// Whether `/register` answers with the code that it mails.
    var echoToken = false
    /// How long a mailed code is good, in seconds.
    var codeLifetime = 300.0
    /// What gateways sign with; `nil` when signatures are not looked at.
    var gatewaySecret: String?
    /// The shortest time between two posts of a gateway, in seconds. The vendor's is 15; here tags speak when touched.
    var gatewayPeriod = 0.0
    /// The shortest time between two measurements of a tag that are kept, in seconds. The vendor's is about 60.
    var densePeriod = 0.0
    /// The shortest time between two that are called sparse, in seconds.
    var sparsePeriod = 900.0

    init() {}

    init(from decoder: any Decoder) throws {
        let given = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>(_ key: CodingKeys, _ usual: Value) throws -> Value {
            try given.decodeIfPresent(Value.self, forKey: key) ?? usual
        }
        let usual = RuuviSettings()
        dialect = try value(.dialect, usual.dialect)
        verifyErrorStatus = try value(.verifyErrorStatus, usual.verifyErrorStatus)
        pendingStatus = try value(.pendingStatus, usual.pendingStatus)
        unauthorizedStatus = try value(.unauthorizedStatus, usual.unauthorizedStatus)
        requireLogin = try value(.requireLogin, usual.requireLogin)
        echoToken = try value(.echoToken, usual.echoToken)
        codeLifetime = try value(.codeLifetime, usual.codeLifetime)
        gatewaySecret = try given.decodeIfPresent(String.self, forKey: .gatewaySecret)
        gatewayPeriod = try value(.gatewayPeriod, usual.gatewayPeriod)
        densePeriod = try value(.densePeriod, usual.densePeriod)
        sparsePeriod = try value(.sparsePeriod, usual.sparsePeriod)
    }

    /// Those that were kept; the usual ones if none were.
    static func kept(in db: Database) throws -> RuuviSettings {
        let text = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'ruuvi'")
        guard let text else { return RuuviSettings() }
        return try JSONDecoder().decode(RuuviSettings.self, from: Data(text.utf8))
    }

    func keep(in db: Database) throws {
        let text = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try db.execute(sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('ruuvi', ?)", arguments: [text])
    }
}
