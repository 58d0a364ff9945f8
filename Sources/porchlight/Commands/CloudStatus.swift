import ArgumentParser
import Connectivity

/// `porchlight cloud status`: how busy an emulated cloud is.
struct CloudStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Show how busy an emulated cloud is.")

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        emulator.show(try await emulator.ask("GET", ["status"])) { status in
            """
            vendor    \((status["vendor"]?.string ?? "-").plain)
            running   for \(Int(status["uptime"]?.double ?? 0)) s
            requests  \(status["requests"]?.int ?? 0)
            sockets   \(status["sockets"]?.int ?? 0) open

            """
        }
    }
}

/// `porchlight cloud cut`: cuts an emulated cloud's WebSockets.
struct CloudCut: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cut", abstract: "Cut the open WebSockets of an emulated cloud.",
        discussion: "Clients may connect again at once.")

    @OptionGroup var emulator: EmulatorOptions

    @Flag(help: "Cut the connections below them, without a goodbye.")
    var abruptly = false

    func run() async throws {
        emulator.show(try await emulator.ask("POST", ["sockets", "cut"], ["abruptly": .bool(abruptly)])) { _ in "They are cut.\n" }
    }
}
