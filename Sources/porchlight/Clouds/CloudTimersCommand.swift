import ArgumentParser
import BridgeServer

extension Clouds {
    /// `porchlight clouds timers`
    struct Timers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show, add and remove timers that a cloud keeps.",
            discussion: """
                They run whether or not the bridge does. Clouds count in UTC: where clocks are changed, a timer that repeats acts \
                an hour earlier or later afterwards. The bridge's own schedules do not.
                """,
            subcommands: [List.self, Add.self, Enable.self, Disable.self, Remove.self], defaultSubcommand: List.self)

        /// Which timer.
        struct Options: ParsableArguments {
            @Argument(help: "The account's name.") var account: String
            @Argument(help: "The timer's id, or how it begins.") var timer: String

            var path: [String] { ["clouds", account, "timers", timer] }

            /// Lets it run, or not.
            func enable(_ isEnabled: Bool, _ client: ControlClient) async throws -> ControlCloudTimer {
                try await client.ask(.put, path, ControlTimerEdit(enabled: isEnabled))
            }
        }
    }
}

extension Clouds.Timers {
    /// `porchlight clouds timers list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List an account's timers, or those of one device.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "Name or id of a device.") var device: String?

        func run(with client: ControlClient) async throws {
            let query = device.map { ["device": $0] } ?? [:]
            let timers: [ControlCloudTimer] = try await client.ask(.get, ["clouds", account, "timers"], query: query)
            try show(timers, ChoreWords.timers)
        }
    }

    /// `porchlight clouds timers add`
    struct Add: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a timer: at a time, at a time on some days, or after a while. Times are those of the home's clocks.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "The account's name.") var account: String
        @Argument(help: "Name or id of the device.") var device: String
        @Argument(help: "What it does.") var does: OnOrOff
        @Option(help: ArgumentHelp("When: 07:30, or \"2026-12-24 18:00\".", valueName: "time")) var at: String?
        @Option(help: ArgumentHelp("Again on these days: mon,tue, daily, weekdays or weekend.", valueName: "days"))
        var days: String?
        @Option(name: .customLong("in"), help: ArgumentHelp("After a while: 20m, 2h.", valueName: "length")) var wait: Minutes?
        @Option(help: "Which outlet, from 1, of a device that has several.") var outlet: Int?

        func validate() throws {
            if at == nil, wait == nil { throw ValidationError("say when: --at 07:30, or --in 20m") }
            if wait != nil, at != nil || days != nil { throw ValidationError("--in has neither --at nor --days beside it") }
        }

        func run(with client: ControlClient) async throws {
            var wanted = ControlNewTimer(device: device, on: does == .on, outlet: outlet)
            (wanted.at, wanted.minutes) = (at, wait?.count)
            wanted.days = days.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            let added: ControlCloudTimer = try await client.ask(.post, ["clouds", account, "timers"], wanted)
            try show(added) { "Added: \(ChoreWords.timer($0))\n" }
        }
    }

    /// `porchlight clouds timers enable`
    struct Enable: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Let a timer run.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var timer: Clouds.Timers.Options

        func run(with client: ControlClient) async throws {
            try show(try await timer.enable(true, client)) { "It runs: \(ChoreWords.timer($0))\n" }
        }
    }

    /// `porchlight clouds timers disable`
    struct Disable: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Keep a timer without letting it run.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var timer: Clouds.Timers.Options

        func run(with client: ControlClient) async throws {
            try show(try await timer.enable(false, client)) { "It does not run: \(ChoreWords.timer($0))\n" }
        }
    }

    /// `porchlight clouds timers remove`
    struct Remove: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a timer.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var timer: Clouds.Timers.Options

        func run(with client: ControlClient) async throws {
            let gone: ControlCloudTimer = try await client.ask(.delete, timer.path)
            try show(gone) { "Removed: \(ChoreWords.timer($0))\n" }
        }
    }
}
