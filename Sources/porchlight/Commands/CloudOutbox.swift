import ArgumentParser
import Connectivity

/// `porchlight cloud outbox`: what an emulator sent by e-mail and text message.
struct CloudOutbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Show the letters and text messages that an emulated cloud has sent, newest first.",
        discussion: "Nothing leaves this machine: the outbox stands for the post. The latest thousand are kept.")

    @OptionGroup var emulator: EmulatorOptions

    @Option(help: ArgumentHelp("Only what was sent to this address or number.", valueName: "recipient"))
    var to: String?

    func run() async throws {
        let letters = try await emulator.ask("GET", ["outbox"], query: to.map { ["recipient": $0] } ?? [:])
        emulator.show(letters) { letters in
            Table.text(
                ["sent", "to", "about", "code", "text"], (letters.array ?? []).map(Self.row), otherwise: "Nothing has been sent yet.")
        }
    }

    private static func row(_ letter: JSONValue) -> [String] {
        ["sent", "recipient", "subject", "code", "text"].map { letter[$0]?.string?.plain ?? "-" }
    }
}
