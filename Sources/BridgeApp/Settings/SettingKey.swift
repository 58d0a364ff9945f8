/// Every setting of `porchlight serve`, by the name it has as a flag and in `porchlight.yaml`.
package enum SettingKey: String, Sendable, Hashable, CaseIterable {
    case data, bind, advertise, name, mac, profile, home, ephemeral, mdns, ssdp, registration
    case timeZone = "time-zone"
    case defaultGrant = "default-grant"
    case httpPort = "http-port"
    case httpsPort = "https-port"
    case bridgeID = "bridge-id"
    case logLevel = "log-level"
    case readyFile = "ready-file"
    case pressSeconds = "press-seconds"
    case pressOnce = "press-once"
    case allowNetworks = "allow-network"
    case allowHosts = "allow-host"
    case allowOrigins = "allow-origin"

    /// The environment variable of the same meaning: `PORCHLIGHT_HTTP_PORT` for `http-port`.
    package var variable: String {
        "PORCHLIGHT_" + rawValue.uppercased().replacing("-", with: "_")
    }
}

/// The values of settings, as text, from one source or from all together.
package struct SettingValues: Sendable, Hashable {
    private var values: [SettingKey: String]

    /// Makes a set of values.
    package init(_ values: [SettingKey: String] = [:]) {
        self.values = values
    }

    /// The values that environment variables give. An empty variable counts as absent.
    package init(environment: [String: String]) {
        let pairs = SettingKey.allCases.compactMap { key in
            environment[key.variable].flatMap { $0.isEmpty ? nil : (key, $0) }
        }
        values = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The value of a setting, if there is one.
    package subscript(key: SettingKey) -> String? {
        get { values[key] }
        set { values[key] = newValue }
    }

    /// These values, with those of a weaker source where there is none here.
    package func orElse(_ weaker: SettingValues) -> SettingValues {
        SettingValues(values.merging(weaker.values) { strong, _ in strong })
    }
}

/// A setting cannot be as it was given. Its description is one line for the owner.
package struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line.
    package let description: String

    /// Makes an error.
    package init(_ description: String) {
        self.description = description
    }
}
