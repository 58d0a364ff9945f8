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
            var changes = try YAMLDecoder().decode([String: ProfileEntry].self, from: text)
            let base = try base(named: changes.removeValue(forKey: "base")?.text, path)
            let known = try JSONDecoder().decode(ProfileEntry.self, from: JSONEncoder().encode(base))
            let whole = try known.replaced(by: .entries(changes), "profile", path)
            return try JSONDecoder().decode(BridgeProfile.self, from: JSONEncoder().encode(whole))
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
}
