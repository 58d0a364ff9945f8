import Foundation

/// One entry of an answer's list.
enum Entry: Sendable {
    /// `E<n>@<address>`. A type whose wording was captured (Docs/HueV1.md §4.1) is held to it; `says` is for the rest.
    case error(_ type: Int, _ address: String? = nil, says: String? = nil)
    /// `S{path:value}`; without a value, any.
    case set(_ path: String, _ value: JSON? = nil)
    /// Success told in words.
    case done(String)

    /// Whether an entry is this one.
    func matches(_ entry: JSON, _ names: Names) throws -> Bool {
        switch self {
        case .set(let path, let value):
            guard entry.names == ["success"], case .object(let leaves)? = entry["success"], leaves.count == 1,
                leaves[0].name == (try names.fill(path))
            else { return false }
            return try value.map { try names.fill($0) == leaves[0].value } ?? true
        case .done(let words):
            return entry == .object([.init(name: "success", value: .string(try names.fill(words)))])
        case .error(let type, let address, let words):
            guard entry.names == ["error"], entry["error"]?.names == ["type", "address", "description"],
                entry["error/type"]?.number == Double(type), let told = entry["error/address"]?.string,
                let description = entry["error/description"]?.string
            else { return false }
            if let address, told != (try names.fill(address)) { return false }
            if let words { return description == (try names.fill(words)) }
            guard let pattern = Self.wording(type, told) else { return true }
            return description.range(of: pattern, options: .regularExpression) != nil
        }
    }

    /// The pattern of an error's description (Docs/HueV1.md §4.1); `nil` where it is known from documentation alone.
    private static func wording(_ type: Int, _ address: String) -> String? {
        let name = NSRegularExpression.escapedPattern(for: address.split(separator: "/").last.map(String.init) ?? "")
        let path = NSRegularExpression.escapedPattern(for: address)
        let either = "(\(name)|\(path))"
        return switch type {
        case 1: "^unauthorized user$"
        case 2: "^body contains invalid json$"
        case 3: "^resource, \(path), not available$"
        case 4: "^method, [A-Z]+, not available for resource, \(path)$"
        case 5: "^invalid/missing parameters in body$"
        case 6: "^parameter, \(either), not available$"
        case 7: "^invalid value, .*, for parameter, \(either)$"
        case 8: "^parameter, \(either), is not modifiable$"
        case 101: "^link button not pressed$"
        case 201: "^parameter, \(either), is not modifiable. Device is set to off.$"
        default: nil
        }
    }
}

extension Entry: CustomStringConvertible {
    var description: String {
        switch self {
        case .error(let type, let address, let words): "E\(type)@\(address ?? "anywhere")" + (words.map { " “\($0)”" } ?? "")
        case .set(let path, let value): "S{\(path):\(value.map { "\($0)" } ?? "anything")}"
        case .done(let words): "S“\(words)”"
        }
    }
}
