import Connectivity
import GRDB
import RuuviData

/// What a new cloud is filled with, as a file says it: people, and tags that are played. Tokens are readable here and nowhere
/// else.
struct RuuviAccount: Codable, Sendable {
    struct User: Codable, Sendable {
        var id: Int64
        var email: String
        var accessToken: String
    }

    struct Tag: Codable, Sendable {
        var id: String
        var name: String?
        /// As people write it: `5`, `E1`.
        var format: String
        /// The number of a user; `nil` if nobody has claimed it.
        var owner: Int64?
        /// Numbers of users.
        var sharedTo: [Int64]?
        var rssi: Int?
        /// Members of a reading.
        var reading: JSONValue?
    }

    var ruuvi: RuuviSettings?
    var users: [User]
    var tags: [Tag]

    /// Reads an account.
    ///
    /// - Parameter given: the file's content; `nil` for the sample.
    init(_ given: JSONValue?) throws(EmulatorProblem) {
        self = try EmulatorProblem.account(given, orElse: Self.sample, of: "Ruuvi")
        for user in users where RuuviRules.email(user.email) == nil {
            throw EmulatorProblem("the account is not as Ruuvi's must be: \"\(user.email)\" is not an e-mail address")
        }
        for tag in tags {
            guard RuuviTag.id(of: tag.id) != nil else { throw Self.problem(tag, "is not the name of a tag") }
            guard RuuviFormat(name: tag.format) != nil else { throw Self.problem(tag, "has a format that is not known") }
        }
    }

    private static func problem(_ tag: Tag, _ words: String) -> EmulatorProblem {
        EmulatorProblem("the account is not as Ruuvi's must be: \"\(tag.id)\" \(words)")
    }
}
