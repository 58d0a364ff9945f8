import ArgumentParser
import BridgeServer
import Foundation
import LocalDrivers

/// How a device's password or key is given.
struct DeviceSecret: ParsableArguments {
    @OptionGroup var secrets: SecretOptions
    @Flag(help: "Ask for its password or key on the terminal.") var askPassword = false

    /// The secret; `nil` if none is given.
    func read() throws -> String? {
        if askPassword { return try SecretPrompt.ask("Password or key") }
        return try secrets.read(only: LocalBackends.password, environment: ProcessInfo.processInfo.environment)
    }
}

extension Devices {
    /// `porchlight devices add`
    struct Add: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Take in the device at an address on the LAN.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its kind, such as wled or shelly.") var kind: String
        @Argument(help: "Its address: 192.168.1.20, lamp.local or 192.168.1.20:8080.") var address: String
        @OptionGroup(title: "Its secret") var secret: DeviceSecret

        func run(with client: ControlClient) async throws {
            let wanted = ControlNewDevice(kind: kind, address: address, secret: try secret.read())
            let added: ControlDevice = try await client.ask(.post, ["devices"], wanted)
            try show(added, Adopt.words)
        }
    }

    /// `porchlight devices adopt`
    struct Adopt: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in a device that a search has met, or one that was forgotten.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its id, as \"devices search\" or \"devices list\" shows it.") var id: String
        @OptionGroup(title: "Its secret") var secret: DeviceSecret

        func run(with client: ControlClient) async throws {
            let adoption = ControlAdoption(secret: try secret.read())
            let added: ControlDevice = try await client.ask(.post, ["devices", id, "adopt"], adoption)
            try show(added, Self.words)
        }

        static func words(_ added: ControlDevice) -> String {
            "\(added.name.isEmpty ? added.id.plain : added.name.plain) is taken in"
                + (added.place == "home" ? ".\n" : "; it appears in the home when it is connected.\n")
        }
    }
}
