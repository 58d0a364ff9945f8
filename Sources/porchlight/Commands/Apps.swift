import ArgumentParser
import BridgeServer

/// `porchlight apps`: who has a key.
struct Apps: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the apps that have a key, choose what each may see and do, and revoke them.",
        subcommands: [
            List.self, Show.self, Allow.self, Deny.self, MapLight.self, Rename.self, Revoke.self,
        ], defaultSubcommand: List.self)

    /// `porchlight apps list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the apps that have a key.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let apps: [ControlApp] = try await client.ask(.get, ["apps"])
            try show(apps) { apps in
                Table.text(
                    ["ID", "NAME", "CREATED", "LAST USED", "MAY"],
                    apps.map { app in
                        [
                            String(app.id.prefix(8)), app.name.plain, ClockText.minute(app.created),
                            ClockText.minute(app.lastused), GrantWords.short(app.grant),
                        ]
                    },
                    otherwise: "No app has a key yet. Let one search, then type \"porchlight press\".")
            }
        }
    }

    /// `porchlight apps show`
    struct Show: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Show one app.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The app's name, or the beginning of its id.") var app: String

        func run(with client: ControlClient) async throws {
            let found: ControlApp = try await client.ask(.get, ["apps", app])
            try show(found) { app in
                """
                id         \(app.id)
                name       \(app.name.plain)
                created    \(ClockText.minute(app.created))
                last used  \(ClockText.minute(app.lastused))
                streaming  \(app.clientkey ? "has a secret" : "no")
                \(GrantWords.long(app.grant))
                """
            }
        }
    }

    /// `porchlight apps revoke`
    struct Revoke: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Take an app's key away.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The app's name, or the beginning of its id.") var app: String

        func run(with client: ControlClient) async throws {
            let gone: ControlApp = try await client.ask(.delete, ["apps", app])
            try show(gone) { app in
                guard !app.sharedwith.isEmpty else { return "\(app.name.plain) has no key any more.\n" }
                let others = app.sharedwith.map(\.plain).joined(separator: ", ")
                return "\(app.name.plain) is gone, but the username it chose still works, since others share it: \(others).\n"
                    + "Revoke them too to shut out whoever knows it.\n"
            }
        }
    }
}
