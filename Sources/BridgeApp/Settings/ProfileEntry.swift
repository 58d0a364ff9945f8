/// One entry of a profile file, or of the profile it changes.
enum ProfileEntry: Codable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case entries([String: ProfileEntry])

    init(from decoder: any Decoder) throws {
        if let entries = try? decoder.container(keyedBy: AnyKey.self) {
            self = .entries(try Dictionary(uniqueKeysWithValues: entries.allKeys.map { key in
                (key.stringValue, try entries.decode(ProfileEntry.self, forKey: key))
            }))
            return
        }
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// What stands there, if it is one word; of a file the number 7 and the text "7" are the same.
    var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .entries: nil
        }
    }

    /// An entry of the same sort with what a file says in its place.
    ///
    /// - Throws: when the file says something of another sort, or names what there is not.
    func replaced(by value: ProfileEntry, _ name: String, _ path: String) throws(SettingsError) -> ProfileEntry {
        switch (self, value) {
        case (.entries(var known), .entries(let changes)):
            for (key, change) in changes.sorted(by: { $0.key < $1.key }) {
                guard let old = known[key] else {
                    throw SettingsError("\(path): a \(name) has no \"\(key)\"; it has \(known.keys.sorted().joined(separator: ", "))")
                }
                known[key] = try old.replaced(by: change, key, path)
            }
            return .entries(known)
        case (.flag, _): return .flag(try flag(value, name, path))
        case (.number, _):
            guard let number = value.text.flatMap({ Int($0) }), number >= 0 else {
                throw SettingsError("\(path): \(name) is a number, not \"\(value.text ?? "a list of entries")\"")
            }
            return .number(number)
        case (.text, _):
            guard let text = value.text else { throw SettingsError("\(path): \(name) is a text") }
            return .text(text)
        case (.entries, _): throw SettingsError("\(path): \(name) is a list of entries")
        }
    }

    private func flag(_ value: ProfileEntry, _ name: String, _ path: String) throws(SettingsError) -> Bool {
        switch value.text?.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default: throw SettingsError("\(path): \(name) is true or false, not \"\(value.text ?? "a list of entries")\"")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .entries(let entries): try container.encode(entries)
        }
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
