import Foundation
import GRDB

/// A verification code on its way, one at a time for each address and purpose.
struct EWeLinkCode: EmulatorRecord {
    static let databaseTableName = "code"
    /// Six digits are guessed soon, so a code stands only so many tries.
    static let mostTries = 5

    /// What it is good for; also the subject of the letter.
    enum Purpose: String, Codable, Sendable {
        case register = "verification"
        case reset = "password-reset"

        /// As `sendType` says it.
        init?(sendType: String) {
            switch sendType {
            case "0": self = .register
            case "1": self = .reset
            default: return nil
            }
        }
    }

    var address: String
    var purpose: Purpose
    var hash: String
    var sent: Date
    var tries = 0

    static func find(_ address: String, _ purpose: Purpose, _ db: Database) throws -> EWeLinkCode? {
        try filter(Column("address") == address && Column("purpose") == purpose.rawValue).fetchOne(db)
    }

    /// Whether this is the code, in time.
    mutating func accepts(_ code: String, at now: Date, within length: Double) -> Bool {
        guard now < sent.addingTimeInterval(length), tries < Self.mostTries else { return false }
        if ConstantTime.equal(hash, SecretHash.of(code)) { return true }
        tries += 1
        return false
    }
}
