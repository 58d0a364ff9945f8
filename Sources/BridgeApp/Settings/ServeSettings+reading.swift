import BridgeServer
import Discovery
import Foundation
import HomeModel
import Logging

extension ServeSettings {
    /// Checks the values of settings.
    ///
    /// - Parameters:
    ///   - values: from all sources together.
    ///   - usualData: the data directory when none is given.
    /// - Throws: `SettingsError` for the first one that cannot be as given.
    package init(_ values: SettingValues, usualData: String) throws(SettingsError) {
        let read = SettingReader(values)
        data = values[.data] ?? usualData
        dataIsGiven = values[.data] != nil
        ephemeral = try read.flag(.ephemeral) ?? false
        let address = try read.value(.bind, "an IP address of this machine") { PeerAddress($0) == nil ? nil : $0 }
        // The two ways to write "everywhere" mean what leaving it out means.
        bind = ["0.0.0.0", "::"].contains(address) ? nil : address
        http = try read.port(.httpPort) ?? .preferably(80, otherwise: 8080)
        https = try read.port(.httpsPort) ?? .preferably(443, otherwise: 8443)
        advertise = try read.value(.advertise, "an IPv4 address") { PeerAddress($0) == nil || $0.contains(":") ? nil : $0 }
        name = try read.value(.name, "4 to 16 bytes long") { (4...16).contains($0.utf8.count) ? $0 : nil }
        timeZone = try read.value(.timeZone, "none or a time zone such as Europe/Berlin") { text in
            if text == "none" { return TimeZoneWish.none }
            return TimeZone.knownTimeZoneIdentifiers.contains(text) ? .named(text) : nil
        } ?? .kept
        defaultGrant = try read.value(.defaultGrant, "none, read, control or all", Grant.init(preset:)) ?? .full
        mac = try read.value(.mac, "a hardware address such as 00:17:88:24:96:fe") { MACAddress($0) }
        bridgeID = try read.value(.bridgeID, "sixteen hex digits") { text in
            text.utf8.count == 16 && text.allSatisfy(\.isHexDigit) ? text.uppercased() : nil
        }
        profile = try read.profile()
        homeFile = values[.home]
        mdns = try read.value(.mdns, "auto, daemon, embedded or off", MDNSMode.init(rawValue:)) ?? .auto
        ssdp = try read.flag(.ssdp) ?? true
        logLevel = try read.value(.logLevel, "trace, debug, info, notice, warning, error or critical") { Logger.Level(rawValue: $0) } ?? .info
        readyFile = values[.readyFile]
        let seconds = try read.value(.pressSeconds, "a number of seconds from 1 to 3600") { text in
            Int(text).flatMap { (1...3600).contains($0) ? $0 : nil }
        }
        linkButton = LinkButton(
            window: seconds.map { .seconds($0) } ?? LinkButton.usualWindow,
            closesAfterFirstKey: try read.flag(.pressOnce) ?? false)
        allowNetworks = try read.list(.allowNetworks, "networks such as 100.64.0.0/10", AddressNetwork.init)
        allowHosts = try read.list(.allowHosts, "host names") { $0 }
        allowOrigins = Set(try read.list(.allowOrigins, "origins such as http://homepage.lan") { $0 })
    }
}

/// Reads single settings, wording what is wrong with them.
private struct SettingReader {
    let values: SettingValues

    init(_ values: SettingValues) {
        self.values = values
    }

    func value<Value>(
        _ key: SettingKey, _ expected: String, _ read: (String) -> Value?
    ) throws(SettingsError) -> Value? {
        guard let text = values[key] else { return nil }
        guard let value = read(text) else { throw complaint(key, text, expected) }
        return value
    }

    func list<Value>(
        _ key: SettingKey, _ expected: String, _ read: (String) -> Value?
    ) throws(SettingsError) -> [Value] {
        var list: [Value] = []
        for item in (values[key] ?? "").split(separator: ",") {
            let text = item.trimmingCharacters(in: .whitespaces)
            guard let value = read(text) else { throw complaint(key, text, expected) }
            list.append(value)
        }
        return list
    }

    func flag(_ key: SettingKey) throws(SettingsError) -> Bool? {
        try value(key, "on or off") { text in
            switch text.lowercased() {
            case "on", "true", "yes", "1": true
            case "off", "false", "no", "0": false
            default: nil
            }
        }
    }

    func port(_ key: SettingKey) throws(SettingsError) -> ServeSettings.PortWish? {
        try value(key, "a port from 0 to 65535") { text in
            Int(text).flatMap { (0...65_535).contains($0) ? .exactly($0) : nil }
        }
    }

    /// A profile by name or from a file; `registration` overrules what it says about usernames.
    func profile() throws(SettingsError) -> BridgeProfile {
        var profile = BridgeProfile.bsb002
        if let wanted = values[.profile] {
            let names = BridgeProfile.builtIn.map(\.name).joined(separator: ", ")
            if let known = BridgeProfile.builtIn.first(where: { $0.name == wanted }) {
                profile = known
            } else {
                profile = try ProfileFile.read(wanted, orNamed: names)
            }
        }
        let rules = BridgeProfile.RegistrationRules.self
        let expected = "chosen-usernames or generated-only"
        profile.registration = try value(.registration, expected, rules.init(rawValue:)) ?? profile.registration
        return profile
    }

    private func complaint(_ key: SettingKey, _ text: String, _ expected: String) -> SettingsError {
        SettingsError("\(key.rawValue) must be \(expected), not \"\(text)\"")
    }
}
