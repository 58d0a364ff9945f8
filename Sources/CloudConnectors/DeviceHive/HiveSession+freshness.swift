import BridgeCore
import Connectivity

extension HiveSession {
    /// How long to wait before a token that could not be replaced is tried again. There is a fifth of its time left then.
    private static let pause = Duration.seconds(10)

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
                    try await world.sleep(for: Self.pause)
                }
            }
        }
    }
}
