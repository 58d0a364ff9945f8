import ArgumentParser
import BridgeServer
import Foundation

/// `porchlight history`: what changed, and by whom.
struct History: OwnerCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what changed, when, and which app, rule, schedule or device caused it.")

    @OptionGroup var owner: OwnerOptions
    @Option(help: ArgumentHelp("Only what this app caused, or a rule or schedule that it made.", valueName: "app")) var app: String?
    @Option(help: ArgumentHelp("Only what happened to this light.", valueName: "light")) var light: String?
    @Option(help: ArgumentHelp("Only since then: 2026-11-21, 2026-11-21T18:30 (local time), or 2h ago as 2h.", valueName: "time"))
    var since: Moment?
    @Option(help: ArgumentHelp("At most so many lines.", valueName: "number")) var limit = 100

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is 1 or more") }
    }

    func run(with client: ControlClient) async throws {
        var query = ["limit": String(limit)]
        query["app"] = app
        query["light"] = light
        // "Two hours ago" is meant by the clock of whoever types it; the bridge is told a moment.
        // "An hour ago" is meant from when the command is given, which is now.
        query["since"] = since?.before(Date()).formatted(.iso8601)
        let changes: [ControlEvent.ChangeLine] = try await client.ask(.get, ["history"], query: query)
        try show(changes) { changes in
            changes.isEmpty ? "Nothing of that sort has happened.\n" : changes.map { Self.words($0) + "\n" }.joined()
        }
    }

    private static func words(_ change: ControlEvent.ChangeLine) -> String {
        "\(ClockText.minute(change.at))  #\(change.batch)  \(change.what.plain)  by \(change.cause.plain)"
    }
}
