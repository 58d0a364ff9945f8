import ArgumentParser
import BridgeServer

/// `porchlight devices`: what stands in the home, and what could.
struct Devices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search, show, take in, forget, identify and rename devices.",
        discussion: "A device may have several lights, sensors and buttons. It is named by its name or its id.",
        subcommands: [Search.self, List.self, Show.self, Add.self, Adopt.self, Forget.self, Identify.self, Rename.self],
        defaultSubcommand: List.self)

    /// `porchlight devices list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the devices.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let devices: [ControlDevice] = try await client.ask(.get, ["devices"])
            try show(devices, DeviceWords.list)
        }
    }

    /// `porchlight devices show`
    struct Show: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Show a device and how it is connected.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its name or id.") var device: String

        func run(with client: ControlClient) async throws {
            let device: ControlDevice = try await client.ask(.get, ["devices", device])
            try show(device, DeviceWords.long)
        }
    }

    /// `porchlight devices forget`
    struct Forget: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let go of a device. It stays away until it is taken in again, or until a search of an app meets it on the LAN.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its name or id.") var device: String

        func run(with client: ControlClient) async throws {
            let gone: ControlDevice = try await client.ask(.delete, ["devices", device])
            try show(gone) { "\($0.name.plain) is forgotten.\n" }
        }
    }

    /// `porchlight devices identify`
    struct Identify: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Have a device's lights call attention. Dark ones come on for it.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its name or id.") var device: String

        func run(with client: ControlClient) async throws {
            let device: ControlDevice = try await client.ask(.post, ["devices", device, "identify"])
            try show(device) { "\($0.name.plain) calls attention.\n" }
        }
    }

    /// `porchlight devices rename`
    struct Rename: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Call a device something else: its light, or each of its lights with a number behind the name.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its name or id.") var device: String
        @Argument(help: "Its new name.") var name: String

        func run(with client: ControlClient) async throws {
            let device: ControlDevice = try await client.ask(.put, ["devices", device], ControlDeviceEdit(name: name))
            try show(device) { "\($0.id.plain) is renamed.\n" }
        }
    }
}
