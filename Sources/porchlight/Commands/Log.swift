import ArgumentParser
import BridgeServer

/// `porchlight log`: what happens.
struct Log: OwnerCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watch requests and changes as they happen.",
        discussion: "Keys are never shown. Ends with the bridge, or with Control-C.")

    @OptionGroup var owner: OwnerOptions

    @Flag(name: .shortAndLong, help: "Go on until stopped; without it, return after what the bridge remembers.")
    var follow = false

    func run(with client: ControlClient) async throws {
        guard follow else { return try await recent(client) }
        let isJSON = owner.json
        try await client.follow(
            .get, ["events"], as: ControlEvent.self,
            started: { if !isJSON { Terminal.complain("watching; Control-C ends") } }
        ) { event, line in
            Terminal.say(isJSON ? line + "\n" : Self.words(event) + "\n")
        }
    }

    /// The last changes, from the history.
    private func recent(_ client: ControlClient) async throws {
        let changes: [ControlEvent.ChangeLine] = try await client.ask(.get, ["history"])
        try show(changes) { changes in
            changes.isEmpty ? "Nothing has happened yet.\n" : changes.map { Self.words(ControlEvent(change: $0)) + "\n" }.joined()
        }
    }

    private static func words(_ event: ControlEvent) -> String {
        if let request = event.request {
            let note = request.note.map { "  (\($0))" } ?? ""
            let took = request.milliseconds < 10 ? "\((request.milliseconds * 10).rounded() / 10)" : "\(Int(request.milliseconds))"
            return "\(ClockText.time(request.at))  \(request.address)  \(request.method.plain) \(request.path.plain)  \(request.status)  \(took) ms\(note)"
        }
        if let change = event.change {
            return "\(ClockText.time(change.at))  #\(change.batch)  \(change.what.plain)  by \(change.cause.plain)"
        }
        return ""
    }
}
