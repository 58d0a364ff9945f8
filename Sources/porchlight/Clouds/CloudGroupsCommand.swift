import ArgumentParser
import BridgeServer

extension Clouds {
    /// `porchlight clouds groups`
    struct Groups: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show and change the groups that devices are arranged in, in the cloud. Rooms at home are others.",
            subcommands: [List.self, Add.self, Rename.self, Remove.self, Move.self], defaultSubcommand: List.self)
    }
}

extension Clouds.Groups {
    /// `porchlight clouds groups list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List an account's groups and what is in them.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String

        func run(with client: ControlClient) async throws {
            let groups: [ControlCloudGroup] = try await client.ask(.get, ["clouds", account, "groups"])
            try show(groups, ChoreWords.groups)
        }
    }

    /// `porchlight clouds groups add`
    struct Add: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Make a group.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "What to call it.") var name: String
        @Option(help: "Its place, from 1. It is the last if left out.") var index: Int?

        func run(with client: ControlClient) async throws {
            let wish = ControlGroupWish(name: name, index: index)
            let group: ControlCloudGroup = try await client.ask(.post, ["clouds", account, "groups"], wish)
            try show(group) { "\($0.name.plain) is group \($0.index), with the id \($0.id.plain).\n" }
        }
    }

    /// `porchlight clouds groups rename`
    struct Rename: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Rename a group, put it elsewhere, or both.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "Name or id of the group.") var group: String
        @Argument(help: "What to call it.") var name: String?
        @Option(help: "Its place, from 1.") var index: Int?

        func validate() throws {
            if name == nil, index == nil { throw ValidationError("say what to change: a name, --index, or both") }
        }

        func run(with client: ControlClient) async throws {
            let wish = ControlGroupWish(name: name, index: index)
            let group: ControlCloudGroup = try await client.ask(.put, ["clouds", account, "groups", group], wish)
            try show(group) { "\($0.name.plain) is group \($0.index).\n" }
        }
    }

    /// `porchlight clouds groups remove`
    struct Remove: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a group. Its devices stay unless it is said otherwise.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "Name or id of the group.") var group: String
        @Flag(help: "Remove its devices from the account, too.") var withDevices = false

        func run(with client: ControlClient) async throws {
            let query = withDevices ? ["devices": "true"] : [:]
            let gone: ControlGroupRemoval = try await client.ask(.delete, ["clouds", account, "groups", group], query: query)
            try show(gone, ChoreWords.removal)
        }
    }

    /// `porchlight clouds groups move`
    struct Move: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a device from a group to another, into one, or out of one.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "Name or id of the device.") var device: String
        @Option(help: "The group that it leaves.") var from: String?
        @Option(help: "The group that it enters.") var to: String?
        @Flag(help: "It leaves all other groups, too.") var only = false

        func validate() throws {
            if from == nil, to == nil { throw ValidationError("say which group: --from, --to, or both") }
            if only, to == nil { throw ValidationError("--only needs --to") }
        }

        func run(with client: ControlClient) async throws {
            let move = ControlGroupMove(device: device, from: from, to: to, only: only)
            let groups: [ControlCloudGroup] = try await client.ask(.post, ["clouds", account, "moves"], move)
            try show(groups, ChoreWords.groups)
        }
    }
}
