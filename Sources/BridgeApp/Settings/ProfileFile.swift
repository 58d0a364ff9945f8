import Foundation
import HomeModel
import LocalDrivers
import Yams

/// A profile of one's own: a YAML or JSON file in which whatever is left out is as in a built-in profile.
enum ProfileFile {
    /// Reads a file.
    ///
    /// - Parameter names: the built-in profiles, for the words of an error.
    static func read(_ path: String, orNamed names: String) throws(SettingsError) -> BridgeProfile {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError("profile must be \(names) or a file that can be read, not \"\(path)\"")
        }
        return try parse(text, path: path)
    }

    static func parse(_ text: String, path: String) throws(SettingsError) -> BridgeProfile {
        do {
            let changes = try YAMLDecoder().decode([String: String].self, from: text)
            var fields = try fields(of: base(named: changes["base"], path))
            for (name, value) in changes where name != "base" {
                guard let known = fields[name] else {
                    throw SettingsError("\(path): a profile has no \"\(name)\"; it has \(fields.keys.sorted().joined(separator: ", "))")
                }
                fields[name] = try known.replaced(by: value, name, path)
            }
            return try JSONDecoder().decode(BridgeProfile.self, from: JSONEncoder().encode(fields))
        } catch let error as SettingsError {
            throw error
        } catch let error as DecodingError {
            throw SettingsError("\(path) is not a profile: \(HomeFileError(error))")
        } catch {
            throw SettingsError("\(path) is not a profile: \(error)")
        }
    }

    private static func base(named name: String?, _ path: String) throws(SettingsError) -> BridgeProfile {
        guard let name else { return .bsb002 }
        guard let base = BridgeProfile.builtIn.first(where: { $0.name == name }) else {
            throw SettingsError("\(path): there is no built-in profile \"\(name)\"")
        }
        return base
    }

    private static func fields(of profile: BridgeProfile) throws -> [String: Field] {
        try JSONDecoder().decode([String: Field].self, from: JSONEncoder().encode(profile))
    }

    /// One entry of a profile.
    private enum Field: Codable {
        case text(String)
        case flag(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        /// An entry of the same kind with another value.
        func replaced(by value: String, _ name: String, _ path: String) throws(SettingsError) -> Field {
            guard case .flag = self else { return .text(value) }
            switch value.lowercased() {
            case "true", "yes", "on": return .flag(true)
            case "false", "no", "off": return .flag(false)
            default: throw SettingsError("\(path): \(name) is true or false, not \"\(value)\"")
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .flag(let flag): try container.encode(flag)
            }
        }
    }
}
