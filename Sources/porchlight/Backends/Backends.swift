import ArgumentParser
import BridgeServer

/// `porchlight backends`: what the bridge speaks with at home.
struct Backends: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show, add and remove backends: brokers, programs of yours, and kinds of devices on the LAN.",
        discussion: "Devices on the LAN are taken in one by one: see \"porchlight devices\".",
        subcommands: [List.self, BackendStatus.self, Add.self, Remove.self], defaultSubcommand: List.self)

    /// `porchlight backends list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the backends.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let backends: [ControlBackend] = try await client.ask(.get, ["backends"])
            try show(backends) { backends in
                Table.text(
                    ["NAME", "KIND", "DEVICES", "STATE"],
                    backends.map { [$0.name, $0.kind, String($0.devices), $0.words.plain] },
                    otherwise: """
                        There are no backends. "porchlight devices search" looks for devices on the LAN, and \
                        "porchlight backends add --help" shows how to add a broker or a program.
                        """)
            }
        }
    }

    /// `porchlight backends status`
    struct BackendStatus: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Show how a backend is doing, or all of them.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The backend's name, or a kind of devices on the LAN.") var name: String?

        func run(with client: ControlClient) async throws {
            if let name {
                let backend: ControlBackend = try await client.ask(.get, ["backends", name])
                return try show(backend, BackendWords.long)
            }
            let backends: [ControlBackend] = try await client.ask(.get, ["backends"])
            try show(backends) { backends in
                backends.isEmpty ? "There are no backends.\n" : backends.map(BackendWords.long).joined(separator: "\n")
            }
        }
    }

    /// `porchlight backends remove`
    struct Remove: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let go of a backend: its devices leave the home, its secrets are forgotten.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The backend's name.") var name: String

        func run(with client: ControlClient) async throws {
            let gone: ControlBackendRemoval = try await client.ask(.delete, ["backends", name])
            try show(gone, BackendWords.removal)
        }
    }

    /// `porchlight backends add`
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a backend, whose devices then appear in the home.", subcommands: [MQTT.self, External.self])
    }
}
