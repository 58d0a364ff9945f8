import BridgeCore
import HomeModel
import Logging
import Synchronization

/// Passes on what a program says for the log, as much as a log can bear.
///
/// A lock, because its standard error and its words come on two tasks; it is held for one count.
final class ExternalLog: Sendable {
    /// So many lines in so long; the rest are counted.
    private static let most = 50
    private static let period = Duration.seconds(10)

    private struct State {
        var began = Duration.zero
        var lines = 0
        var left = 0
    }

    private let logger: Logger
    private let world: World
    private let state = Mutex(State())

    init(_ logger: Logger, _ world: World) {
        self.logger = logger
        self.world = world
    }

    /// Writes a line, or counts it.
    @Sendable func write(_ line: String) {
        let now = world.now().uptime
        let (isWritten, left) = state.withLock { state in
            var left = 0
            if now >= state.began + Self.period { (left, state) = (state.left, State(began: now)) }
            state.lines += 1
            if state.lines > Self.most { state.left += 1 }
            return (state.lines <= Self.most, left)
        }
        if left > 0 { logger.info("the program said more", metadata: ["lines": "\(left)"]) }
        if isWritten { logger.info("the program says", metadata: ["words": "\(Self.visible(line))"]) }
    }

    /// A program's line must not look like other lines of the log, nor move a terminal.
    private static func visible(_ line: String) -> String {
        String(String.UnicodeScalarView(line.unicodeScalars.prefix(500).filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
