import NIOCore
import NIOPosix

/// A program that is run beside us and spoken with in lines: what it writes to its standard output, and what it reads from its
/// standard input.
package struct Program: Sendable {
    /// The program, looked for as a shell does, and its arguments.
    package var command: [String]
    /// All of its environment; nothing of ours is added.
    package var environment: [String: String]
    /// The longest line that is taken from it, in bytes.
    package var longestLine = 64 << 10
    /// How long it may take to end once it is asked to; then it is made to.
    package var grace: Duration = .seconds(2)
    /// Tells the time.
    package var clock: ConnectionClock

    /// The longest complaint that is passed on, in bytes; of longer ones the rest is cut off.
    private static let longestComplaint = 1024

    /// How long what it said before it ended is still read.
    private static let lastWords = Duration.seconds(1)

    /// Makes a program, which is not started yet.
    package init(_ command: [String], environment: [String: String], clock: ConnectionClock) {
        self.command = command
        self.environment = environment
        self.clock = clock
    }

    /// Starts it and has it running while `body` runs. It leads a process group of its own, which is ended with it: asked by
    /// SIGTERM, made by SIGKILL. When this returns none of the group is left, and nothing of it is a zombie.
    ///
    /// - Parameters:
    ///   - complain: told of each line of its standard error.
    ///   - body: speaks with it; must end when its task is cancelled.
    /// - Throws: `ProgramFailure` when it cannot be started or ends by itself; `ConnectionFailure`; `CancellationError`; what
    ///   `body` throws.
    package func run(
        complain: @escaping @Sendable (String) -> Void = { _ in }, _ body: @escaping @Sendable (ProgramTalk) async throws -> Void
    ) async throws {
        let process = try ProgramProcess(spawning: self)
        do {
            try await run(process, try await ProgramPipes(process.takePipes()), complain, body)
        } catch {
            process.stop(grace: grace)
            _ = await process.ending()
            throw error
        }
    }

    private func run(
        _ process: ProgramProcess, _ pipes: ProgramPipes, _ complain: @escaping @Sendable (String) -> Void,
        _ body: @escaping @Sendable (ProgramTalk) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await pipes.words.executeThenClose { inbound, outbound in
                    // Before its pipes are closed, by which it might end by itself.
                    defer { process.stop(grace: grace) }
                    try await body(ProgramTalk(lines: ProgramLines(base: inbound, limit: longestLine), outbound: outbound))
                }
                return true
            }
            group.addTask {
                await Self.read(pipes.complaints, complain)
                return false
            }
            group.addTask {
                // Waited for in any case, so that nothing is left when the group is done.
                let how = await process.ending()
                if process.isStopping { return false }
                try await clock.sleep(for: Self.lastWords)
                throw ProgramFailure.ended(how)
            }
            defer {
                process.stop(grace: grace)
                group.cancelAll()
            }
            while let isDone = try await group.next(), !isDone {}
        }
    }

    private static func read(_ channel: NIOAsyncChannel<ByteBuffer, Never>, _ complain: @Sendable (String) -> Void) async {
        var reader = LineReader(limit: longestComplaint, cuts: true)
        try? await channel.executeThenClose { inbound in
            for try await bytes in inbound {
                for line in try reader.take(bytes.readableBytesView) { complain(String(decoding: line, as: UTF8.self)) }
            }
        }
        if let line = reader.finish() { complain(String(decoding: line, as: UTF8.self)) }
    }
}

/// Why a program is not there, or is there no more. Its description is made for the owner.
package enum ProgramFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// It cannot be started.
    case cannotStart(String)
    /// It ended by itself; how.
    case ended(String)

    package var description: String {
        switch self {
        case .cannotStart(let why): "the program cannot be started (\(why))"
        case .ended(let how): "the program ended (\(how))"
        }
    }
}
