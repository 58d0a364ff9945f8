import Foundation
import Yams

/// `porchlight.yaml`: settings by their names, one per line; lists where a setting may come several times.
package enum SettingsFile {
    /// Places where the file is looked for when none is named; the first one there counts.
    package static func places(data: String) -> [String] {
        ["porchlight.yaml", data + "/porchlight.yaml", "/etc/porchlight/porchlight.yaml"]
    }

    /// The settings of the file that counts: the named one, else the first that is found.
    ///
    /// - Parameters:
    ///   - named: the file that was asked for, if one was.
    ///   - data: the data directory as far as it is known without the file.
    /// - Throws: `SettingsError`; also when a file that was merely found is not to be trusted.
    package static func find(named: String?, data: String) throws(SettingsError) -> SettingValues {
        if let named { return try read(named) }
        guard let found = places(data: data).first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            return SettingValues()
        }
        try trust(found)
        return try read(found)
    }

    /// A file that nobody named, in whatever directory this happens to be, must be the user's own or root's, and not
    /// everybody's to write: it says who may speak to the bridge.
    private static func trust(_ path: String) throws(SettingsError) {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            let owner = facts[.ownerAccountID] as? Int, let mode = facts[.posixPermissions] as? Int
        else { throw SettingsError("\(path) cannot be read") }
        guard owner == Int(geteuid()) || owner == 0, mode & 0o002 == 0 else {
            throw SettingsError("\(path) is another user's, or anybody may write to it: name it with --config if it is meant")
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `SettingsError` when it cannot be read, is not YAML, or names a setting that does not exist.
    package static func read(_ path: String) throws(SettingsError) -> SettingValues {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError("\(path) cannot be read")
        }
        return try parse(text, path: path)
    }

    static func parse(_ text: String, path: String) throws(SettingsError) -> SettingValues {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError("\(path) is not YAML: \(firstLine(of: error))")
        }
        guard let root, root != .init("") else { return SettingValues() }
        guard let mapping = root.mapping else { throw SettingsError("\(path) must be a list of settings, one per line") }
        var values = SettingValues()
        for (name, value) in mapping {
            guard let key = name.string.flatMap(SettingKey.init(rawValue:)) else {
                throw SettingsError("\(path): there is no setting \"\(name.string ?? "?")\"; \"porchlight serve --help\" lists all")
            }
            values[key] = try plainText(of: value, key, path)
        }
        return values
    }

    /// What is wrong and where; the lines behind it quote the file.
    private static func firstLine(of error: any Error) -> String {
        "\(error)".split(separator: "\n").first.map(String.init) ?? "nobody knows why"
    }

    private static func plainText(of value: Node, _ key: SettingKey, _ path: String) throws(SettingsError) -> String {
        let texts = (value.sequence.map(Array.init) ?? [value]).map { $0.scalar?.string }
        guard !texts.contains(nil) else { throw SettingsError("\(path): \(key.rawValue) is not a plain value") }
        return texts.compactMap { $0 }.joined(separator: ",")
    }
}
