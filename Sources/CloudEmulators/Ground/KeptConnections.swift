import Connectivity
import Logging

/// Keeps simulated devices connected: each by itself, and again a moment after its connection was lost.
struct KeptConnections: Sendable {
    private static let pause = Duration.milliseconds(250)

    let clock: ConnectionClock
    let logger: Logger

    /// Runs until cancelled.
    ///
    /// - Parameters:
    ///   - isWanted: whether a device is to be connected now.
    ///   - connect: one connection, until it is lost or not wanted any more.
    ///   - onEnd: told when it is over.
    func run(
        _ ids: [String], while isWanted: @escaping @Sendable (String) async -> Bool,
        connect: @escaping @Sendable (String) async throws -> Void, onEnd: @escaping @Sendable (String) async -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                group.addTask {
                    while !Task.isCancelled {
                        if await isWanted(id) {
                            try await attempt(id, connect)
                            await onEnd(id)
                        }
                        try await clock.sleep(for: Self.pause)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func attempt(_ id: String, _ connect: (String) async throws -> Void) async throws {
        do {
            try await connect(id)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            logger.debug("a simulated device lost its connection", metadata: ["device": "\(id)", "error": "\(error)"])
        }
    }
}
