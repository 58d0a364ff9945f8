import BridgeCore
import Connectivity
import HomeModel

/// What a search has met already. Devices answer each question, and some of them twice.
actor LanMet {
    /// Anybody on the network can make up names.
    private static let most = 256

    private var identities: Set<String> = []

    /// Whether something was not met before; from now on it was.
    func isNew(_ identity: String) -> Bool { identities.count < Self.most && identities.insert(identity).inserted }

    /// It is to be met again.
    func forget(_ identity: String) { identities.remove(identity) }
}

extension BackendPort {
    /// Asks a device again and again how its lights are set. Once it has been silent too often it counts as unreachable.
    ///
    /// - Parameter ask: asks once; what it returns, by the index of the light, is told. A failure to answer is a
    ///   `ConnectionFailure.timedOut`.
    /// - Throws: `LanFailure.silent`, what else `ask` throws, `CancellationError`.
    func watch(
        _ identity: String, every pause: Duration, _ ask: @escaping @Sendable () async throws -> [Int: LightReading]?
    ) async throws {
        try await poll(every: pause) {
            do {
                guard let readings = try await ask() else { return false }
                await hear(readings.sorted { $0.key < $1.key }.map { .light(LightAddress(identity: identity, index: $0), $1) })
                return true
            } catch ConnectionFailure.timedOut {
                return false
            }
        }
        await hear(.reachable(identity: identity, false))
        throw LanFailure.silent
    }
}

/// Does something with a device; that it does not answer is a silence, and no broken connection.
///
/// - Throws: `LanFailure.silent`; what else `work` throws.
func orSilent<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
    do {
        return try await work()
    } catch ConnectionFailure.timedOut {
        throw LanFailure.silent
    }
}
