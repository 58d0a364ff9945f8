import Connectivity
package import BridgeCore
package import HomeModel

/// One device on the LAN as a backend of its own.
package struct LanBackend: Backend {
    private let kind: any LanKind
    private let place: LanPlace

    /// Makes the backend of a device.
    package init(_ kind: any LanKind, _ place: LanPlace) {
        self.kind = kind
        self.place = place
    }

    /// As its kind has it.
    package var limits: OrderLimits { kind.limits }

    /// Speaks with the device until the connection is lost.
    ///
    /// - Throws: why it is over.
    package func run(_ port: BackendPort) async throws { try await kind.speak(with: place, port) }
}

extension BackendPort {
    /// Carries out orders until the task is cancelled, one lamp at a time.
    ///
    /// - Parameter send: sends one order, and returns when the device took it.
    /// - Throws: what `send` throws, if that ends the connection; `CancellationError`.
    package func carryOutEach(
        _ send: @escaping @Sendable (LightAddress, LightAction) async throws -> OrderReceipt
    ) async throws {
        try await carryOut(meaning: LanFailure.order, send)
    }
}

extension LanFailure {
    /// What an error of an order means when it comes out of a connection.
    package static func order(_ error: any Error) -> any Error {
        (error as? ConnectionFailure).map(LanFailure.connection) ?? error
    }
}
