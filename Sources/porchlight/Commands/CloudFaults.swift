import ArgumentParser
import Connectivity

/// `porchlight cloud faults`: has an emulated cloud misbehave.
struct CloudFaults: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: "Show how an emulated cloud misbehaves, have it misbehave, or put it right.",
        discussion: """
            Flags set the faults, in place of those before; --clear puts all right and answers what hangs. Faults never \
            concern these commands themselves.
            """)

    @OptionGroup var emulator: EmulatorOptions

    @Option(help: ArgumentHelp("Wait before each answer.", valueName: "seconds"))
    var delay: Double?

    @Option(help: ArgumentHelp("Answer with this status and nothing else.", valueName: "status"))
    var status: Int?

    @Option(help: ArgumentHelp("Along with the status, say after how many seconds to try again.", valueName: "seconds"))
    var retryAfter: Int?

    @Flag(help: "Never answer.")
    var hang = false

    @Option(help: ArgumentHelp("Wait before each byte of an answer's body.", valueName: "seconds"))
    var drip: Double?

    @Flag(help: "Answer nonsense.")
    var rubbish = false

    @Flag(help: "Refuse WebSockets.")
    var refuseSockets = false

    @Option(help: ArgumentHelp("Only for paths that begin like this.", valueName: "path"))
    var path: String?

    @Option(help: ArgumentHelp("Only for so many requests.", valueName: "count"))
    var times: Int?

    @Flag(help: "Put all right.")
    var clear = false

    func run() async throws {
        let wish = wish
        let faults = if clear {
            try await emulator.ask("DELETE", ["faults"])
        } else if wish.isEmpty {
            try await emulator.ask("GET", ["faults"])
        } else {
            try await emulator.ask("PUT", ["faults"], .object(wish))
        }
        emulator.show(faults) { faults in
            let members = (faults.object ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
            return members.isEmpty ? "All is right.\n" : members.joined(separator: ", ") + "\n"
        }
    }

    private var wish: [String: JSONValue] {
        let all: [String: JSONValue?] = [
            "delay": delay.map { .double($0) }, "status": status.map { .int(Int64($0)) },
            "retryAfter": retryAfter.map { .int(Int64($0)) }, "hang": hang ? true : nil, "drip": drip.map { .double($0) },
            "rubbish": rubbish ? true : nil, "refuseSockets": refuseSockets ? true : nil, "path": path.map { .string($0) },
            "times": times.map { .int(Int64($0)) },
        ]
        return all.compactMapValues { $0 }
    }
}
