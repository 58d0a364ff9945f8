import Foundation
import HTTPTypes
import Connectivity

/// The fields of a web form, in whichever of the three ways clients send one: urlencoded, multipart (RFC 7578), or JSON.
package struct WebForm: Sendable {
    private let fields: [String: String]

    /// Reads the fields of a request's body. What cannot be read is no field. Of fields with one name the last counts.
    package init(_ request: EmulatorRequest) {
        let type = request.headers[.contentType] ?? ""
        let pairs: [(name: String, value: String)]
        if type.lowercased().hasPrefix("multipart/form-data") {
            pairs = Multipart(request.body, contentType: type).fields
        } else if let members = request.json?.object {
            pairs = members.compactMap { name, value in Self.text(of: value).map { (name, $0) } }
        } else {
            pairs = Self.members(of: String(decoding: request.body, as: UTF8.self))
        }
        fields = Dictionary(pairs.map { ($0.name, $0.value) }) { _, last in last }
    }

    /// The text of a field; `nil` if there is none.
    package subscript(name: String) -> String? { fields[name] }

    /// A whole number in a field; `nil` if there is none.
    package func int(_ name: String) -> Int? { fields[name].flatMap { Int($0) } }

    /// Yes or no in a field, as `true`, `1`, `false` or `0`; `nil` if it is none of them.
    package func bool(_ name: String) -> Bool? {
        switch fields[name]?.lowercased() {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// The members of an urlencoded text, in their order.
    static func members(of text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&").map { member in
            let halves = member.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { half in
                let spaced = half.replacing("+", with: " ")
                return String(spaced).removingPercentEncoding ?? String(spaced)
            }
            return (halves[0], halves.count > 1 ? halves[1] : "")
        }
    }

    private static func text(of value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .int(let int): String(int)
        case .double(let double): String(double)
        case .bool(let bool): String(bool)
        case .null, .array, .object: nil
        }
    }
}
