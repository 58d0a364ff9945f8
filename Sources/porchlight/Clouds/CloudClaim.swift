import ArgumentParser
import BridgeServer

extension Clouds {
    /// `porchlight clouds claim`
    struct Claim: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a tag the account's own (ruuvi). It appears in the home when the cloud is next asked.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "The tag's address or id.") var tag: String
        @Option(name: .customLong("name"), help: "What to call it.") var title: String?

        func run(with client: ControlClient) async throws {
            let claim = ControlClaim(tag: tag, name: title)
            let claimed: ControlClaim = try await client.ask(.post, ["clouds", account, "claim"], claim)
            try show(claimed) { "\($0.tag.plain) is claimed.\n" }
        }
    }
}
