import ArgumentParser
import BridgeServer

/// `porchlight lights`: the lights of the home.
struct Lights: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show, add, remove, rename, set and customize lights.",
        subcommands: [List.self, Add.self, Remove.self, Rename.self, SetLight.self, CustomizeLight.self], defaultSubcommand: List.self)

    /// `porchlight lights list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the lights.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let lights: [ControlLight] = try await client.ask(.get, ["lights"])
            try show(lights) { lights in
                Table.text(
                    ["NO", "NAME", "TYPE", "ROOM", "STATE"],
                    lights.map { [String($0.number), $0.name.plain, $0.type, ($0.room ?? "-").plain, LightWords.state($0)] },
                    otherwise: "There are no lights. \"porchlight lights add LCT015\" adds a simulated one.")
            }
        }
    }

    /// `porchlight lights add`
    struct Add: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Add a simulated light.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its model, such as LCT015 (colour), LTW013 (white), LWB010 (dimmable) or LOM001 (plug).") var model: String
        @Option(help: "What to call it.") var name: String?
        @Option(help: "The room to put it in.") var room: String?

        func run(with client: ControlClient) async throws {
            let added: ControlLight = try await client.ask(.post, ["lights"], ControlNewLight(model: model, name: name, room: room))
            try show(added) { "\($0.name) is light \($0.number).\n" }
        }
    }

    /// `porchlight lights remove`
    struct Remove: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Let go of a light.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its number, name or id.") var light: String

        func run(with client: ControlClient) async throws {
            let gone: ControlLight = try await client.ask(.delete, ["lights", light])
            try show(gone) { "\($0.name) is gone.\n" }
        }
    }

    /// `porchlight lights rename`
    struct Rename: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Call a light something else.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its number, name or id.") var light: String
        @Argument(help: "Its new name.") var name: String

        func run(with client: ControlClient) async throws {
            var edit = ControlLightEdit()
            edit.name = name
            let renamed: ControlLight = try await client.ask(.put, ["lights", light], edit)
            try show(renamed) { "Light \($0.number) is called \($0.name) now.\n" }
        }
    }
}

/// A light's state in words.
enum LightWords {
    static func state(_ light: ControlLight) -> String {
        var words = [light.on ? "on" : "off"]
        if light.on, let brightness = light.brightness { words.append("\(Int(brightness.rounded())) %") }
        if let shining = light.shining, shining != (light.on ? light.brightness ?? 100 : 0) {
            words.append("(shows \(Int(shining.rounded())) %)")
        }
        if !light.reachable { words.append("out of reach") }
        if light.custom?.hidden == true { words.append("hidden from apps") }
        return words.joined(separator: " ")
    }
}
