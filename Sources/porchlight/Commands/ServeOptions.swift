import ArgumentParser
import BridgeApp

/// Flags about where the bridge keeps its things and listens.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(
        "Keep everything in this directory, and the control socket. (default: /var/lib/porchlight for root, else $XDG_STATE_HOME/porchlight)",
        valueName: "dir"))
    var data: String?

    @Flag(help: "Keep nothing: all is forgotten at the end.")
    var ephemeral = false

    @Option(help: ArgumentHelp("Listen at this address only. (default: all)", valueName: "addr"))
    var bind: String?

    @Option(help: ArgumentHelp("Port of HTTP; 0 for any. (default: 80, or 8080 if 80 cannot be had)", valueName: "port"))
    var httpPort: String?

    @Option(help: ArgumentHelp("Port of HTTPS; 0 for any. (default: 443, or 8443 if 443 cannot be had)", valueName: "port"))
    var httpsPort: String?

    @Option(help: ArgumentHelp("Begin with the home in this JSON or YAML file. Used only when nothing is kept yet.", valueName: "file"))
    var home: String?

    @Option(help: ArgumentHelp("Write one line of JSON to this file when the bridge is ready.", valueName: "file"))
    var readyFile: String?

    @Option(help: ArgumentHelp("Log from this level on: trace, debug, info, notice, warning, error, critical. (default: info)", valueName: "level"))
    var logLevel: String?

    var values: SettingValues {
        SettingValues(given: [
            .data: data, .ephemeral: ephemeral ? "on" : nil, .bind: bind, .httpPort: httpPort, .httpsPort: httpsPort,
            .home: home, .readyFile: readyFile, .logLevel: logLevel,
        ])
    }
}

/// Flags about who the bridge is.
struct IdentityOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Call the bridge this, 4 to 16 bytes long. (default: the name it has)", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Show this hardware address; bridge id and certificate follow from it. (default: the one it has)", valueName: "mac"))
    var mac: String?

    @Option(help: ArgumentHelp("Show this bridge id in place of the one that follows from the hardware address.", valueName: "id"))
    var bridgeId: String?

    @Option(help: ArgumentHelp("Play this model of bridge: bsb002, bsb002-classic, bsb001, strict, or a file of your own. (default: bsb002)", valueName: "profile"))
    var profile: String?

    @Option(help: ArgumentHelp("The time zone of schedules and rules, such as Europe/Berlin, or none. (default: the one it has; at first this machine's)", valueName: "zone"))
    var timeZone: String?

    var values: SettingValues {
        SettingValues(given: [.name: name, .mac: mac, .bridgeID: bridgeId, .profile: profile, .timeZone: timeZone])
    }
}

/// Flags about how apps find the bridge.
struct FindingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Be found by mDNS: auto, daemon (the system's avahi), embedded (our own) or off. (default: auto)", valueName: "way"))
    var mdns: String?

    @Option(help: ArgumentHelp("Be found by SSDP: on or off. (default: on)", valueName: "on|off"))
    var ssdp: String?

    @Option(help: ArgumentHelp("Put this address into discovery when it differs from the bound one.", valueName: "addr"))
    var advertise: String?

    var values: SettingValues {
        SettingValues(given: [.mdns: mdns, .ssdp: ssdp, .advertise: advertise])
    }
}

/// Flags about who is let in.
struct SafetyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How long a press of the link button lasts, in seconds. (default: 30)", valueName: "seconds"))
    var pressSeconds: String?

    @Option(help: ArgumentHelp("Whether the first key ends the press: on or off. (default: off)", valueName: "on|off"))
    var pressOnce: String?

    @Option(help: ArgumentHelp("Whether apps may choose their username: chosen-usernames or generated-only. (default: as the profile says)", valueName: "rule"))
    var registration: String?

    @Option(help: ArgumentHelp("What apps that come may see and do: none, read, control or all. (default: all)", valueName: "grant"))
    var defaultGrant: String?

    @Option(name: .customLong("allow-network"), help: ArgumentHelp("Let this network speak to the bridge besides private ones, e.g. 100.64.0.0/10. May be repeated.", valueName: "cidr"))
    var allowNetworks: [String] = []

    @Option(name: .customLong("allow-host"), help: ArgumentHelp("Answer to this host name besides the bridge's own. May be repeated.", valueName: "name"))
    var allowHosts: [String] = []

    @Option(name: .customLong("allow-origin"), help: ArgumentHelp("Let web pages of this origin speak to the bridge. May be repeated.", valueName: "origin"))
    var allowOrigins: [String] = []

    var values: SettingValues {
        SettingValues(given: [
            .pressSeconds: pressSeconds, .pressOnce: pressOnce, .registration: registration, .defaultGrant: defaultGrant,
            .allowNetworks: joined(allowNetworks), .allowHosts: joined(allowHosts), .allowOrigins: joined(allowOrigins),
        ])
    }

    private func joined(_ list: [String]) -> String? {
        list.isEmpty ? nil : list.joined(separator: ",")
    }
}

extension SettingValues {
    /// The values of those flags that were given.
    init(given flags: [SettingKey: String?]) {
        self.init(flags.compactMapValues { $0 })
    }
}
