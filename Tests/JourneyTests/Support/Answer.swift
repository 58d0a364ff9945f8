import Foundation

/// What a bridge answered.
struct Answer: Sendable {
    let status: Int
    /// Header fields by their names in lower case.
    let fields: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Whether the body is JSON at all.
    var isJSON: Bool { (try? JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed)) != nil }

    /// What stands in the body behind some names, one within the other.
    subscript(path: String...) -> Any? {
        var value = try? JSONSerialization.jsonObject(with: body)
        for name in path { value = (value as? [String: Any])?[name] }
        return value
    }

    /// The names in the body behind some names, in no order.
    func names(_ path: String...) -> Set<String> {
        var value = try? JSONSerialization.jsonObject(with: body)
        for name in path { value = (value as? [String: Any])?[name] }
        return Set(((value as? [String: Any]) ?? [:]).keys)
    }
}
