import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A process that was started, from its first moment until it is reaped.
///
/// A lock, because the thread that reaps it and whoever ends it must agree on whether its number still means it; it is held for
/// one system call.
final class ProgramProcess: Sendable {
    /// Our ends of its pipes.
    struct Pipes: Sendable {
        /// Goes to its standard input.
        let input: Int32
        /// Comes from its standard output.
        let output: Int32
        /// Comes from its standard error.
        let errors: Int32
    }

    private struct State {
        var ending: String?
        var waiting: [CheckedContinuation<String, Never>] = []
        var isStopping = false
    }

    private let pid: pid_t
    private let pipes: Pipes
    private let state = Mutex(State())

    init(spawning program: Program) throws(ProgramFailure) {
        (pid, pipes) = try ProgramSpawn(program).start()
        // Nothing but a thread that waits learns of a process's end everywhere and at once.
        Thread.detachNewThread { self.reap() }
    }

    func takePipes() -> Pipes { pipes }

    /// How it ended, once it has: not before it is reaped, and whether or not the task is cancelled.
    func ending() async -> String {
        await withCheckedContinuation { continuation in
            let ending: String? = state.withLock { state in
                if state.ending == nil { state.waiting.append(continuation) }
                return state.ending
            }
            if let ending { continuation.resume(returning: ending) }
        }
    }

    /// Whether it is asked to end.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Asks it and its group to end, and makes them after a while.
    func stop(grace: Duration) {
        let isFirst = state.withLock { state in
            defer { state.isStopping = true }
            return !state.isStopping
        }
        guard isFirst else { return }
        signal(SIGTERM)
        // Whoever waits for the end may be cancelled already, and can be told no time.
        MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(grace)) { self.signal(SIGKILL) }
    }

    private func signal(_ number: Int32) {
        state.withLock { state in
            guard state.ending == nil else { return }
            kill(-pid, number)
        }
    }

    /// Until it is reaped its number, which is its group's too, is nobody else's.
    private func reap() {
        var info = siginfo_t()
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        let (ending, waiting) = state.withLock { state in
            // What it leaves behind goes with it.
            kill(-pid, SIGKILL)
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            let ending = Self.words(of: status)
            state.ending = ending
            defer { state.waiting = [] }
            return (ending, state.waiting)
        }
        for one in waiting { one.resume(returning: ending) }
    }

    /// The low seven bits are the signal, the next byte is the status (`wait(2)`).
    private static func words(of status: Int32) -> String {
        let signal = status & 0x7F
        return signal == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(signal)"
    }
}
