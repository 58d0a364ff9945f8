import Foundation
import GRDB

/// The code in a text message, one at a time for each user.
struct ModeSMSCode: EmulatorRecord {
    static let databaseTableName = "smsCode"
    static let mostTries = 5

    var userId: Int64
    var hash: String
    var expirationTime: Date
    /// How many wrong ones were tried.
    var tries = 0

    /// Whether this is the code; six digits are guessed soon, so it stands only so many tries.
    mutating func accepts(_ code: String, at now: Date) -> Bool {
        guard now < expirationTime, tries < Self.mostTries else { return false }
        if ConstantTime.equal(hash, SecretHash.of(code)) { return true }
        tries += 1
        return false
    }
}

/// The token in a letter, good for one thing and once.
struct ModeEmailToken: EmulatorRecord {
    static let databaseTableName = "emailToken"

    /// What it is good for; also the subject of the letter.
    enum Purpose: String, Codable, Sendable {
        case verification
        case passwordReset = "password-reset"
    }

    var hash: String
    var userId: Int64
    var purpose: Purpose
    var expirationTime: Date
}
