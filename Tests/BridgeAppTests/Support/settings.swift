@testable import BridgeApp

/// The settings that some values make, with `/usual` as the directory of those who name none.
func settings(_ values: [SettingKey: String] = [:]) throws(SettingsError) -> ServeSettings {
    try ServeSettings(SettingValues(values), usualData: "/usual")
}

/// What the owner is told when `work` cannot be done; `nil` if it can.
func complaint(_ work: () throws -> Void) -> String? {
    do {
        try work()
        return nil
    } catch {
        return "\(error)"
    }
}
