import ArgumentParser
import BridgeServer
import CloudConnectors
import Foundation

extension Clouds {
    /// `porchlight clouds add`
    struct Add: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a cloud account. It is tried first; if that fails nothing is kept.",
            discussion: """
                Secrets are asked for on the terminal, or read from a file or an environment variable. They are sealed where they \
                are kept, and never shown again.
                """)
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Whose cloud it is: \(CloudVendor.allCases.map(\.rawValue).joined(separator: " or ")).")
        var vendor: CloudVendor
        @Argument(help: "What to call the account: up to 24 lower-case letters, digits and dashes.") var name: String
        @OptionGroup(title: "The account") var options: CloudOptions
        @OptionGroup(title: "Secrets") var secrets: SecretOptions
        @Flag(help: "Let the cloud see and switch lights of this bridge; of those, what follows. Nothing if nothing follows.")
        var share = false
        @Flag(help: "Share all lights there are and that will come.") var everything = false
        @OptionGroup(title: "What is shared") var grant: GrantOptions
        @Flag(help: "Keep the account without trying it.") var noTest = false

        func validate() throws {
            guard CloudAccount.allows(name: name) else { throw ValidationError("\(AccountTrouble.badName(name))") }
            if !share, everything || !grant.isEmpty { throw ValidationError("say --share to share lights") }
            if everything, grant.lights != nil || grant.rooms != nil || grant.sensors != nil {
                throw ValidationError("--everything leaves nothing to name")
            }
            let needs = VendorNeeds.of(vendor)
            let hidden = needs.secrets
            if options.setting.contains(where: { hidden.contains(String($0.prefix { $0 != "=" })) }) {
                throw ValidationError(SecretOptions.howTo)
            }
        }

        func run(with client: ControlClient) async throws {
            let taken: [ControlCloud] = try await client.ask(.get, ["clouds"])
            if taken.contains(where: { $0.name == name }) { throw Failure("\(AccountTrouble.nameIsTaken(name))") }
            var wanted = try request()
            wanted.secrets = try await complete(wanted, client)
            let added: ControlCloudAddition = try await client.ask(.post, ["clouds"], wanted)
            try show(added) { Self.words($0, sharesNothing: share && !everything && grant.edit.namesSomething == false) }
        }

        private func request() throws -> ControlNewCloud {
            var wanted = ControlNewCloud(vendor: vendor.rawValue, name: name)
            (wanted.server, wanted.cafile) = (options.baseURL, options.wholeCAFile)
            (wanted.settings, wanted.classes, wanted.test) = (options.settings, options.kinds, !noTest)
            if share {
                var edit = grant.edit
                if everything { edit.everything = true }
                wanted.share = edit
            }
            // What is wrong with the rest is said first, so that nobody types a secret in vain.
            let needs = VendorNeeds.of(vendor)
            if let problem = needs.problem(settings: wanted.settings, server: wanted.server) { throw Failure(problem) }
            let environment = ProcessInfo.processInfo.environment
            wanted.secrets = try secrets.read(needs, settings: wanted.settings, environment: environment)
            return wanted
        }

        /// The secrets, with those that were not given asked for.
        private func complete(_ wanted: ControlNewCloud, _ client: ControlClient) async throws -> [String: String] {
            let needs = VendorNeeds.of(vendor)
            var wanted = wanted
            for (secret, prompt) in needs.more.sorted(by: { $0.key < $1.key }) where wanted.secrets[secret] == nil {
                wanted.secrets[secret] = try SecretPrompt.ask(prompt)
            }
            guard let way = needs.way(settings: wanted.settings, secrets: wanted.secrets.keys), wanted.secrets[way.secret] == nil,
                !needs.kept.contains(where: { wanted.secrets[$0] != nil })
            else { return wanted.secrets }
            if way.isSent {
                let sent: ControlCloudCode = try await client.ask(.post, ["clouds", name, "code"], wanted)
                Terminal.complain(sent.words.plain)
            }
            wanted.secrets[way.secret] = try SecretPrompt.ask(way.prompt)
            return wanted.secrets
        }

        static func words(_ added: ControlCloudAddition, sharesNothing: Bool) -> String {
            let account = added.account
            var text = "\(account.name) is added.\n"
            if let found = added.found { text += CloudWords.found(found) }
            if sharesNothing, let app = account.sharing?.app {
                text += "The cloud sees no light yet: \"porchlight apps allow '\(app.plain)' --lights …\" shows it some.\n"
            }
            return text
        }
    }
}
