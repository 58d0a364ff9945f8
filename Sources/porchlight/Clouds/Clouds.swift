import ArgumentParser
import BridgeServer

/// `porchlight clouds`: accounts with vendors' clouds.
struct Clouds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show, add, try and remove cloud accounts, whose devices then appear in the home.",
        discussion: "Without an account the bridge speaks with no cloud at all.",
        subcommands: [
            List.self, CloudStatus.self, Devices.self, Test.self, Add.self, Remove.self, Timers.self, Share.self, Groups.self,
            Claim.self,
        ],
        defaultSubcommand: List.self)

    /// `porchlight clouds list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the cloud accounts.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let accounts: [ControlCloud] = try await client.ask(.get, ["clouds"])
            try show(accounts) { accounts in
                Table.text(
                    ["NAME", "VENDOR", "DEVICES", "STATE"],
                    accounts.map { [$0.name, $0.vendor, String($0.devices), CloudWords.state($0)] },
                    otherwise: "There are no cloud accounts. \"porchlight clouds add --help\" shows how to add one.")
            }
        }
    }

    /// `porchlight clouds status`
    struct CloudStatus: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Show how a cloud account is doing, or all of them.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var name: String?

        func run(with client: ControlClient) async throws {
            if let name {
                let account: ControlCloud = try await client.ask(.get, ["clouds", name])
                return try show(account, CloudWords.long)
            }
            let accounts: [ControlCloud] = try await client.ask(.get, ["clouds"])
            try show(accounts) { accounts in
                accounts.isEmpty ? "There are no cloud accounts.\n" : accounts.map(CloudWords.long).joined(separator: "\n")
            }
        }
    }

    /// `porchlight clouds devices`
    struct Devices: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List an account's devices, as they are in the home.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var name: String

        func run(with client: ControlClient) async throws {
            let devices: [ControlCloudDevice] = try await client.ask(.get, ["clouds", name, "devices"])
            try show(devices) { devices in
                Table.text(
                    ["NAME", "CLASS", "LIGHTS", "SENSORS", "REACH", "ID IN THE CLOUD"],
                    devices.map { device in
                        [
                            device.name.plain, device.model.plain, CloudWords.numbers(device.lights),
                            CloudWords.numbers(device.sensors), device.reachable ? "yes" : "no", device.identity.plain,
                        ]
                    },
                    otherwise: "It has no devices in the home.")
            }
        }
    }

    /// `porchlight clouds test`
    struct Test: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Log in, list what is there, and say what is wrong if that does not work. Changes nothing.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var name: String

        func run(with client: ControlClient) async throws {
            let found: [ControlCloudFind] = try await client.ask(.post, ["clouds", name, "test"])
            try show(found) { "It works.\n" + CloudWords.found($0) }
        }
    }

    /// `porchlight clouds remove`
    struct Remove: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: """
                Let go of an account: its devices leave the home, what its cloud was shown is taken back, its secrets are \
                forgotten.
                """)
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var name: String

        func run(with client: ControlClient) async throws {
            let gone: ControlCloudRemoval = try await client.ask(.delete, ["clouds", name])
            try show(gone, CloudWords.removal)
        }
    }
}
