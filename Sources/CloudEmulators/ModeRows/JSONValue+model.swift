import Connectivity
import Foundation

extension JSONValue {
    /// An object without the members that have nothing to say: MODE leaves them out.
    static func model(_ members: [String: JSONValue?]) -> JSONValue { .object(members.compactMapValues { $0 }) }
    static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }
    static func number(_ number: Int64?) -> JSONValue? { number.map { .int($0) } }
    static func moment(_ moment: Date?) -> JSONValue? { moment.map { .string(ModeTime.text($0)) } }
}
