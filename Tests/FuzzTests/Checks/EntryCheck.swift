import Foundation

/// Looks at the entries of an answer (Docs/HueV1.md §3).
struct EntryCheck {
    private(set) var complaints: [String] = []
    private(set) var kind = AnswerKind.nothing

    init(_ entries: [[String: Any]], method: String) {
        let errors = entries.filter { $0["error"] != nil }
        for entry in entries {
            guard entry.count == 1, let (name, value) = entry.first else {
                complaints.append("an entry with \(entry.count) members")
                continue
            }
            switch name {
            case "error": look(atError: value)
            case "success": look(atSuccess: value, method)
            default: complaints.append("an entry called \(name)")
            }
        }
        if entries.prefix(errors.count).contains(where: { $0["error"] == nil }) {
            complaints.append("a success before an error")
        }
        if method == "GET", errors.count != 1 || entries.count != 1 {
            complaints.append("GET answered with \(entries.count) entries")
        }
        kind = Self.kind(of: entries.count, errors)
    }

    private static func kind(of count: Int, _ errors: [[String: Any]]) -> AnswerKind {
        guard let first = errors.first?["error"] as? [String: Any] else { return count == 0 ? .nothing : .success }
        return errors.count < count ? .mixed : .error((first["type"] as? Int) ?? 0)
    }

    private mutating func look(atError value: Any) {
        guard let error = value as? [String: Any], Set(error.keys) == ["type", "address", "description"],
            let type = error["type"] as? Int, let address = error["address"] as? String,
            let description = error["description"] as? String
        else {
            complaints.append("an error without type, address and description")
            return
        }
        if !ErrorCatalogue.types.contains(type) { complaints.append("error \(type), \(description)") }
        if type == 101 ? address != "" : !address.hasPrefix("/") { complaints.append("error \(type) at \"\(address)\"") }
        if address.hasPrefix("/api") { complaints.append("an address with the key in it") }
        if description.isEmpty { complaints.append("error \(type) without words") }
    }

    private mutating func look(atSuccess value: Any, _ method: String) {
        if method == "DELETE" {
            let isWhole = (value as? String).map { $0.hasPrefix("/") && $0.hasSuffix(" deleted") } ?? false
            if !isWhole { complaints.append("DELETE answered with \(value)") }
            return
        }
        guard let success = value as? [String: Any], let name = success.keys.sorted().last else {
            complaints.append("a success without a name")
            return
        }
        let isNew = method == "POST" && ["id", "username"].contains(name)
        if !isNew, !name.hasPrefix("/") || name.hasPrefix("/api") || success.count != 1 {
            complaints.append("a success called \(success.keys.sorted())")
        }
        if isNew, (success[name] as? String)?.isEmpty ?? true { complaints.append("a new thing without an id") }
    }
}
