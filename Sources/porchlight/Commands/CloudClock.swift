import ArgumentParser
import Connectivity

/// `porchlight cloud clock`: the time in an emulated cloud.
struct CloudClock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Show the time in an emulated cloud, or let it jump ahead.",
        discussion: "A jump lets tokens and codes expire without waiting for them. It cannot be taken back.")

    @OptionGroup var emulator: EmulatorOptions

    @Option(help: ArgumentHelp("Jump this many seconds ahead.", valueName: "seconds"))
    var advance: Double?

    func run() async throws {
        let clock = if let advance {
            try await emulator.ask("POST", ["clock"], ["advance": .double(advance)])
        } else {
            try await emulator.ask("GET", ["clock"])
        }
        emulator.show(clock) { "It is \($0["now"]?.string ?? "?"), \($0["ahead"]?.double ?? 0) seconds ahead.\n" }
    }
}
