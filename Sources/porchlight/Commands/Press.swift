import ArgumentParser
import BridgeServer
import Foundation

/// `porchlight press`: presses the link button and shows who comes.
struct Press: OwnerCommand {
    static let configuration = CommandConfiguration(
        abstract: "Press the link button, so that apps can get a key for half a minute.",
        discussion: """
            Apps get what serve's --default-grant says, unless this press says otherwise. Exit code 0: pressed. \
            3: no bridge is running.
            """)

    @OptionGroup var owner: OwnerOptions

    @Flag(help: "Press and return at once, without waiting for apps.")
    var noWait = false

    @Option(name: .customLong("grant"), help: ArgumentHelp("What apps that come now may see and do: none, read, control or all.", valueName: "grant"))
    var preset: String?

    @OptionGroup(title: "What apps that come now may see and do") var grant: GrantOptions

    func run(with client: ControlClient) async throws {
        var edit = grant.edit
        edit.preset = preset
        let pressed: ControlLinkButton = try await client.ask(.post, ["linkbutton"], edit)
        if noWait {
            return try show(pressed) { "The link button is pressed for \(Int($0.remaining.rounded())) seconds.\n" }
        }
        if !owner.json { greet(pressed) }
        let ended = try await watch(client, from: pressed)
        let came = Array(ended.asked.drop { pressed.asked.contains($0) })
        let admitted = came.filter(\.admitted)
        let summary = ControlLinkButton(pressed: ended.pressed, remaining: ended.remaining, asked: came)
        try show(summary) { _ in
            admitted.isEmpty
                ? "The button is released. No app asked with success; let it search again and press once more.\n"
                : "The button is released. \(admitted.count) \(admitted.count == 1 ? "app has" : "apps have") a key now.\n"
        }
    }

    private func greet(_ pressed: ControlLinkButton) {
        let before = pressed.asked.filter { !$0.admitted }.suffix(5)
        if !before.isEmpty {
            Terminal.say("Asked before:\n" + before.map { "  " + line($0) }.joined())
        }
        Terminal.say("The link button is pressed. Let the app connect now.\n")
    }

    /// Looks twice a second until the button is released, telling of each app once.
    private func watch(_ client: ControlClient, from pressed: ControlLinkButton) async throws -> ControlLinkButton {
        var known = Set(pressed.asked)
        var latest = pressed
        while latest.pressed {
            countDown(latest.remaining)
            // The command line stands outside the bridge, so real time is the time it has.
            // A countdown on the owner's terminal: real time, looked at four times a second.
            try await Task.sleep(for: .milliseconds(250))
            latest = try await client.ask(.get, ["linkbutton"])
            for asked in latest.asked where known.insert(asked).inserted {
                if !owner.json { Terminal.say("\(Terminal.isWatched ? "\r" : "")  \(line(asked))") }
            }
        }
        if Terminal.isWatched, !owner.json { Terminal.say("\r") }
        return latest
    }

    private func countDown(_ seconds: Double) {
        guard Terminal.isWatched, !owner.json else { return }
        Terminal.say("\r\(Int(seconds.rounded(.up))) s ")
    }

    private func line(_ asked: ControlLinkButton.Asked) -> String {
        "\(ClockText.time(asked.at))  \(asked.devicetype.isEmpty ? "(no name)" : asked.devicetype.plain) at \(asked.address): "
            + (asked.admitted ? "got a key\n" : "asked in vain\n")
    }
}
