import Connectivity
import Foundation
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
        do {
            self = try JSONDecoder().decode(RuuviAccount.self, from: Data(given?.bytes ?? Array(Self.sample.utf8)))
        } catch let error as DecodingError {
            throw EmulatorProblem("the account is not as Ruuvi's must be: \(Self.words(error))")
        } catch {
            throw EmulatorProblem("the account cannot be read: \(error)")
        }
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

    private static func words(_ error: DecodingError) -> String {
        let (context, what): (DecodingError.Context, String) =
            switch error {
            case .keyNotFound(let key, let context): (context, "\(key.stringValue) is missing")
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (context, context.debugDescription)
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
            }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
        return path.isEmpty ? what : "\(path): \(what)"
    }
}
