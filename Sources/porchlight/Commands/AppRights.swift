import ArgumentParser
import BridgeServer

extension Apps {
    /// `porchlight apps allow`
    struct Allow: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Choose what an app may see and do.",
            discussion: """
                Naming lights, rooms or sensors to an app that sees everything leaves it those and no more; to one that sees \
                some, they are added. What an app does not see does not exist for it.
                """)
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The app's name, or the beginning of its id.") var app: String
        @OptionGroup var grant: GrantOptions
        @Flag(help: "All there is and all that will come.") var everything = false
        @Flag(help: "No end any more.") var forever = false

        func validate() throws {
            if grant.isEmpty, !everything, !forever { throw ValidationError("say what the app may see or do; --help shows how") }
            if everything, grant.lights != nil || grant.rooms != nil || grant.sensors != nil {
                throw ValidationError("--everything leaves nothing to name")
            }
            if forever, grant.until != nil { throw ValidationError("--until and --forever exclude each other") }
        }

        func run(with client: ControlClient) async throws {
            var edit = grant.edit
            if everything { edit.everything = true }
            if forever { edit.forever = true }
            let changed: ControlApp = try await client.ask(.put, ["apps", app, "grant"], edit)
            try show(changed) { app in
                "\(app.name.plain) may \(GrantWords.short(app.grant)).\n"
                    + (app.grant.expired ? "That has ended: add --until or --forever.\n" : "")
            }
        }
    }

    /// `porchlight apps deny`
    struct Deny: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take rights away from an app; all of them if nothing is named. Its key stays valid.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The app's name, or the beginning of its id.") var app: String
        @Option(help: ArgumentHelp("Lights, by number or name, with commas between them.", valueName: "lights")) var lights: String?
        @Option(help: ArgumentHelp("Rooms and zones, by name, with commas between them.", valueName: "rooms")) var rooms: String?
        @Option(help: ArgumentHelp("Sensors, by number or name, with commas between them.", valueName: "sensors"))
        var sensors: String?

        func validate() throws {
            for list in [lights, rooms, sensors].compactMap({ $0 }) { try GrantOptions.checkNamesSomething(list) }
        }

        func run(with client: ControlClient) async throws {
            var edit = ControlGrantEdit()
            edit.lights = lights.map(GrantOptions.words)
            edit.rooms = rooms.map(GrantOptions.words)
            edit.sensors = sensors.map(GrantOptions.words)
            edit.takesAway = true
            let changed: ControlApp = try await client.ask(.put, ["apps", app, "grant"], edit)
            try show(changed) { "\($0.name.plain) may \(GrantWords.short($0.grant)).\n" }
        }
    }

    /// `porchlight apps map`
    struct MapLight: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "map", abstract: "Let an app know a light by a number and a name of its own.",
            discussion: "Without --as and --name the app knows the light as everybody does.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The app's name, or the beginning of its id.") var app: String
        @Option(help: "The light: its number, name or id.") var light: String
        @Option(name: .customLong("as"), help: ArgumentHelp("Its number for this app.", valueName: "number")) var number: Int?
        @Option(help: ArgumentHelp("Its name for this app.", valueName: "name")) var name: String?

        func run(with client: ControlClient) async throws {
            let alias = ControlAlias(light: light, number: number, name: name)
            let changed: ControlApp = try await client.ask(.put, ["apps", app, "alias"], alias)
            try show(changed) { "\($0.name.plain)\n\(GrantWords.long($0.grant))" }
        }
    }

    /// `porchlight apps rename`
    struct Rename: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Call an app something else.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The app's name, or the beginning of its id.") var app: String
        @Argument(help: "Its new name, up to 40 bytes.") var name: String

        func run(with client: ControlClient) async throws {
            let renamed: ControlApp = try await client.ask(.put, ["apps", app, "name"], name)
            try show(renamed) { "It is called \($0.name.plain) now.\n" }
        }
    }
}
