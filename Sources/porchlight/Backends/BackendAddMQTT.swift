import ArgumentParser
import BridgeServer
import Foundation
import LocalDrivers

extension Backends.Add {
    /// `porchlight backends add mqtt`
    struct MQTT: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "mqtt",
            abstract: "Add an MQTT broker, with the devices of Zigbee2MQTT, of Home Assistant's discovery and of Tasmota at it.",
            discussion: """
                With --user the password is asked for on the terminal, or read from a file or an environment variable. It is kept \
                in a file for you alone, and never shown again.
                """)

        /// What can be left out of what speaks through a broker.
        enum Vocabulary: String, ExpressibleByArgument, CaseIterable {
            case z2m, ha, tasmota
        }

        /// What is looked at in the broker's certificate.
        enum Check: String, ExpressibleByArgument, CaseIterable {
            case all, authority, nothing
        }

        /// When devices are told that somebody listens to discovery.
        enum Greeting: String, ExpressibleByArgument, CaseIterable {
            case never, searching, always
        }

        @OptionGroup var owner: OwnerOptions
        @OptionGroup var title: BackendName
        @Option(help: ArgumentHelp("The broker's name or address.", valueName: "host")) var host: String
        @Option(help: ArgumentHelp("Its port. (default: 1883, or 8883 with TLS)", valueName: "port")) var port: Int?
        @Flag(help: "Speak through TLS.") var tls = false
        @Option(help: ArgumentHelp("Trust the certificates in this file and no others.", valueName: "file")) var caFile: String?
        @Option(help: ArgumentHelp("Show this certificate to the broker.", valueName: "file")) var certFile: String?
        @Option(help: ArgumentHelp("The key of that certificate.", valueName: "file")) var keyFile: String?
        @Option(help: ArgumentHelp(
            "What to look at in its certificate: all; authority, if it is reached by another name; nothing, and then whoever sits in between can read along.",
            valueName: "what"))
        var check: Check?
        @Option(help: ArgumentHelp("Log in by this name.", valueName: "name")) var user: String?
        @Flag(help: "Log in without a password.") var noPassword = false
        @OptionGroup(title: "Secrets") var secrets: SecretOptions
        @Option(help: ArgumentHelp("Where Zigbee2MQTT speaks. (default: zigbee2mqtt)", valueName: "topic")) var baseTopic: String?
        @Option(help: ArgumentHelp("Where devices make themselves known. (default: homeassistant)", valueName: "topic"))
        var discoveryPrefix: String?
        @Option(help: ArgumentHelp(
            "When to tell devices that somebody listens to them, as Home Assistant does.",
            discussion: """
                Some make themselves known only then. "searching" does so with every search for new devices, "always" with every \
                connection too, for a house without Home Assistant. (default: searching)
                """,
            valueName: "when"))
        var greet: Greeting?
        @Option(help: ArgumentHelp("Leave one out: z2m, ha or tasmota. May be repeated.", valueName: "what")) var without: [Vocabulary] = []

        func validate() throws {
            if let port, !(1...65_535).contains(port) { throw ValidationError("a port is 1 to 65535") }
            if (certFile == nil) != (keyFile == nil) { throw ValidationError("--cert-file and --key-file belong together") }
            if greet != nil, without.contains(.ha) { throw ValidationError("--greet is for what --without ha leaves out") }
            if Set(without).count == Vocabulary.allCases.count { throw ValidationError("with all of them left out there is nothing to speak with") }
            if noPassword, user == nil { throw ValidationError("--no-password is for a --user") }
        }

        func run(with client: ControlClient) async throws {
            let taken: [ControlBackend] = try await client.ask(.get, ["backends"])
            if taken.contains(where: { $0.name == title.name }) { throw Failure("\(BackendTrouble.nameIsTaken(title.name))") }
            var wanted = ControlNewBackend(kind: BackendKind.mqtt.rawValue, name: title.name)
            wanted.settings = settings
            if let password = try password() { wanted.secrets = [LocalBackends.password: password] }
            let added: ControlBackend = try await client.ask(.post, ["backends"], wanted)
            try show(added) { "\($0.name) is added. \"porchlight backends status \($0.name)\" shows how it is doing.\n" }
        }

        /// The settings by the names they are kept by.
        var settings: [String: String] {
            let left = Set(without.map(\.rawValue)).sorted().joined(separator: ",")
            let flags: [String: String?] = [
                "host": host, "port": port.map(String.init), "tls": tls ? "yes" : nil, "caFile": caFile.map(Self.whole),
                "certFile": certFile.map(Self.whole), "keyFile": keyFile.map(Self.whole), "check": check?.rawValue,
                "user": user, "baseTopic": baseTopic, "discoveryPrefix": discoveryPrefix,
                "without": left.isEmpty ? nil : left, "greet": greet?.rawValue,
            ]
            return flags.compactMapValues { $0 }
        }

        private func password() throws -> String? {
            let given = try secrets.read(only: LocalBackends.password, environment: ProcessInfo.processInfo.environment)
            if given != nil, user == nil { throw Failure("a password belongs to a --user") }
            guard given == nil, user != nil, !noPassword else { return given }
            return try SecretPrompt.ask("Password")
        }

        /// The whole path of a file: the bridge does not stand where the owner does.
        private static func whole(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
    }
}
