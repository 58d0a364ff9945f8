import ArgumentParser
import BridgeServer
import Foundation

extension Devices {
    /// `porchlight devices search`
    struct Search: OwnerCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look for devices: on the LAN, and by letting backends find or admit some. Takes nothing in from the LAN.",
            discussion: "Nothing is sent to the network but while this goes on. No range of addresses is walked through.")
        @OptionGroup var owner: OwnerOptions
        @Option(help: ArgumentHelp("Look for this kind, such as wled, or by this backend, alone. May be repeated.", valueName: "kind"))
        var kind: [String] = []
        @Option(help: ArgumentHelp("How long to look, 1 to 300.", valueName: "seconds")) var seconds = 20.0

        func validate() throws {
            guard (1...300).contains(seconds) else { throw ValidationError("a search lasts 1 to 300 seconds") }
        }

        func run(with client: ControlClient) async throws {
            var (finds, line) = (FindList(), ProgressLine(isShown: !owner.json))
            var query = ["seconds": String(seconds)]
            if !kind.isEmpty { query["kinds"] = kind.joined(separator: ",") }
            try await client.follow(.post, ["devices", "search"], query: query, as: ControlSearchEvent.self, started: {}) { event, _ in
                if let find = event.found { finds.take(find) }
                if let problem = event.problem { line.interrupt(problem.plain) }
                line.show(finds.all.count, left: event.left)
            }
            line.end()
            try show(finds.all, DeviceWords.finds)
        }
    }
}

/// What was met so far, each device once, in the order in which they were met.
struct FindList {
    private(set) var all: [ControlFind] = []

    /// Another one, or one that is known better now.
    mutating func take(_ find: ControlFind) {
        if let index = all.firstIndex(where: { $0.id == find.id }) { all[index] = find } else { all.append(find) }
    }
}

/// A line on standard error that says how far a search is: one that changes where somebody watches, else one at the start.
struct ProgressLine {
    private let isShown: Bool
    private let isWatched: Bool
    private var left = 0
    private var isStarted = false

    init(isShown: Bool, isWatched: Bool = isatty(STDERR_FILENO) == 1) {
        (self.isShown, self.isWatched) = (isShown, isWatched)
    }

    /// Says how many were met, and how many seconds are left if that is known anew.
    mutating func show(_ count: Int, left: Double?) {
        if let left { self.left = Int(left.rounded()) }
        guard isShown, isWatched || !isStarted else { return }
        isStarted = true
        let words = Self.words(count, left: self.left)
        Terminal.hint(isWatched ? "\r\u{1B}[K\(words)" : words + "\n")
    }

    /// Says something on a line of its own.
    func interrupt(_ words: String) {
        if isShown, isWatched { Terminal.hint("\r\u{1B}[K") }
        Terminal.complain(words)
    }

    /// Takes the line away.
    func end() {
        if isShown, isWatched { Terminal.hint("\r\u{1B}[K") }
    }

    static func words(_ count: Int, left: Int) -> String { "searching, \(left) s left, \(count) found" }
}
