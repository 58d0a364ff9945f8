package import HomeModel

/// The few facts that everyone may know without a key, by which clients recognise a bridge (Docs/HueV1.md §16.4).
package enum ShortConfig {
    /// Writes them.
    package static func json(_ home: Home, profile: BridgeProfile) -> [UInt8] {
        JSONWriter.write { writer in
            writer.object { config in
                config.member("name", home.settings.name)
                config.member("datastoreversion", profile.datastoreVersion)
                config.member("swversion", profile.softwareVersion)
                config.member("apiversion", profile.apiVersion)
                config.member("mac", home.identity.mac.description)
                config.member("bridgeid", home.identity.bridgeID)
                config.member("factorynew", false)
                config.member("replacesbridgeid", orNull: nil)
                config.member("modelid", profile.modelID)
                config.member("starterkitid", "")
            }
        }
    }
}
