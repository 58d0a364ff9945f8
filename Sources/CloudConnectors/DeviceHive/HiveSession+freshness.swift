import BridgeCore
import Connectivity

/// The token that a connection is authenticated with, and the next one.
extension HiveSession {
    /// How long to wait before a token that could not be replaced is tried again. There is a fifth of its time left then.
    private static let pause = Duration.seconds(10)

    /// Says who speaks. A token that is not accepted is replaced once.
    func authenticate() async throws {
        if case .failure(401, _) = try await exchange("authenticate", ["token": .string(token.text)]) {
            try await renew(after: token)
        }
    }

    /// Replaces a token, unless somebody has done so already, and authenticates with the new one.
    func renew(after old: HiveToken) async throws {
        try await turns.take {
            guard await self.token == old else { return }
            let fresh = try await self.tokens.next(after: old, self.web)
            guard case .success = try await self.exchange("authenticate", ["token": .string(fresh.text)]) else {
                throw CloudFailure.tokenIsOver
            }
            await self.use(fresh)
        }
    }

    /// Replaces the token whenever four fifths of its time are over, for as long as the connection is open.
    ///
    /// - Throws: `.declined` and the like when there will be no other, once the present one is over.
    func keepFresh(_ world: World) async throws {
        while true {
            let token = token
            guard let wait = token.renewal(from: await tokens.now) else { return }
            try await world.sleep(for: wait)
            while self.token == token {
                do {
                    try await renew(after: token)
                } catch {
                    try Task.checkCancellation()
                    // What is good still may be used to its end.
                    if token.isOver(at: await tokens.now) { throw error }
                    try await world.sleep(for: Self.pause(after: error))
                }
            }
        }
    }

    /// How long to wait after a failure; never less than it advises, since credentials that were declined are not to be shown
    /// again soon.
    static func pause(after error: any Error) -> Duration {
        max(pause, (error as? any RestartAdvice)?.restartAfter ?? .zero)
    }
}
