import Connectivity
import Foundation

/// What texts and numbers must look like.
enum RuuviRules {
    private static let localPart = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-")
    private static let label = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")

    /// An e-mail address in lower case; `nil` if it is none, by HTML's rule (https://html.spec.whatwg.org/#valid-e-mail-address).
    static func email(_ text: String) -> String? {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, halves.count == 2, !halves[0].isEmpty, consists(halves[0], of: localPart)
        else { return nil }
        let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        let isDomain = labels.allSatisfy { piece in
            (1...63).contains(piece.utf8.count) && consists(piece, of: label) && !piece.hasPrefix("-") && !piece.hasSuffix("-")
        }
        return isDomain ? text.lowercased() : nil
    }

    /// A whole number, which gateways and pages may write as a text.
    static func number(_ value: JSONValue?) -> Int? {
        switch value {
        case .string(let text): Int(text)
        case .bool(let yes): yes ? 1 : 0
        default: value?.int
        }
    }

    /// An address that only its owner recognizes: `a***@e***.com`.
    static func masked(_ email: String) -> String {
        let halves = email.split(separator: "@")
        guard halves.count == 2 else { return "" }
        let labels = halves[1].split(separator: ".")
        let domain = labels.dropLast().map { "\($0.prefix(1))***" } + labels.suffix(1).map(String.init)
        return "\(halves[0].prefix(1))***@" + domain.joined(separator: ".")
    }

    private static func consists(_ text: some StringProtocol, of set: CharacterSet) -> Bool {
        text.unicodeScalars.allSatisfy(set.contains)
    }
}
