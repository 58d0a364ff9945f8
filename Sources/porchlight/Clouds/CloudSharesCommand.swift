import ArgumentParser
import BridgeServer

extension Clouds {
    /// `porchlight clouds share`
    struct Share: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show and change who else has an account's devices in the cloud.",
            subcommands: [List.self, Add.self, Change.self, Remove.self], defaultSubcommand: List.self)

        /// Who gets what.
        struct Options: ParsableArguments {
            @Argument(help: "The account's name.") var account: String
            @Argument(help: "Name or id of the device.") var device: String
            @Argument(help: "The other one's e-mail address or phone number.") var person: String

            func wish(_ rights: String? = nil) -> ControlShareWish {
                ControlShareWish(
                    device: device, person: person,
                    rights: rights.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) })
            }
        }
    }
}

extension Clouds.Share {
    static let rightsHelp = "What they may do to its timers: add,edit,delete,enable, all or none."

    /// `porchlight clouds share list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List who shares which device.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String

        func run(with client: ControlClient) async throws {
            let shares: [ControlCloudShare] = try await client.ask(.get, ["clouds", account, "shares"])
            try show(shares, ChoreWords.shares)
        }
    }

    /// `porchlight clouds share add`
    struct Add: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Let somebody have a device, too.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var share: Clouds.Share.Options
        @Option(help: ArgumentHelp(stringLiteral: Clouds.Share.rightsHelp)) var rights: String?

        func run(with client: ControlClient) async throws {
            let shared: ControlCloudShare = try await client.ask(.post, ["clouds", share.account, "shares"], share.wish(rights))
            try show(shared, ChoreWords.shared)
        }
    }

    /// `porchlight clouds share change`
    struct Change: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Change what somebody may.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var share: Clouds.Share.Options
        @Option(help: ArgumentHelp(stringLiteral: Clouds.Share.rightsHelp)) var rights: String

        func run(with client: ControlClient) async throws {
            let shared: ControlCloudShare = try await client.ask(.put, ["clouds", share.account, "shares"], share.wish(rights))
            try show(shared, ChoreWords.shared)
        }
    }

    /// `porchlight clouds share remove`
    struct Remove: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a device back, or give back one that somebody shares with the account.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var share: Clouds.Share.Options

        func run(with client: ControlClient) async throws {
            let gone: ControlCloudShare = try await client.ask(.delete, ["clouds", share.account, "shares"], share.wish())
            try show(gone) { "\($0.device.plain) is no longer shared with \($0.person.plain).\n" }
        }
    }
}
