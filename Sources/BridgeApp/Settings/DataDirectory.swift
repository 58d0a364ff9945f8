import Foundation

/// Where things are kept and found when nobody says otherwise.
package enum DataDirectory {
    /// The directory of a user: `/var/lib/porchlight` for root, else `porchlight` in the user's state directory.
    package static func usual(environment: [String: String], isRoot: Bool) -> String {
        if isRoot { return "/var/lib/porchlight" }
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/porchlight" }
        return (environment["HOME"] ?? "/tmp") + "/.local/state/porchlight"
    }

    /// The directory of the present user.
    package static var usual: String {
        usual(environment: ProcessInfo.processInfo.environment, isRoot: geteuid() == 0)
    }

    /// The data directory that is meant, from a flag, the environment or the settings file, in this order.
    ///
    /// - Throws: `SettingsError` when the settings file cannot be read.
    package static func meant(flag: String?) throws(SettingsError) -> String {
        let environment = ProcessInfo.processInfo.environment
        let strong = SettingValues(flag.map { [.data: $0] } ?? [:]).orElse(SettingValues(environment: environment))
        if let data = strong[.data] { return data }
        return try SettingsFile.find(named: environment["PORCHLIGHT_CONFIG"], data: usual)[.data] ?? usual
    }

    /// The control socket of the bridge that keeps its things in a directory.
    package static func controlSocket(in directory: String) -> String { directory + "/control.sock" }
}
