package import BridgeCore
import Connectivity
package import HomeModel

extension CloudFailure: OrderFailure {
    /// A cloud that is the matter itself may be better at the next order; after anything else the connection is no more.
    package var concern: OrderConcern {
        switch self {
        case .deviceIsAway: .device
        case .notFollowed, .notAllowed: .order
        case .busy(let wait): .pause(wait ?? .seconds(2))
        case .trouble, .notUnderstood, .connection(.timedOut): .backend
        default: .connection
        }
    }

    /// What an error of an order means when it comes out of a cloud's connection.
    static func order(_ error: any Error) -> any Error {
        (error as? ConnectionFailure).map(CloudFailure.connection) ?? error
    }
}

extension BackendPort {
    /// Carries out orders until the task is cancelled, one lamp at a time.
    ///
    /// - Parameter send: sends one order, and returns when the cloud took it.
    /// - Throws: what `send` throws, if that ends the connection; `CancellationError`.
    package func carryOut(
        _ send: @escaping @Sendable (LightAddress, LightAction) async throws -> OrderReceipt
    ) async throws {
        try await carryOut(meaning: CloudFailure.order, send)
    }
}
