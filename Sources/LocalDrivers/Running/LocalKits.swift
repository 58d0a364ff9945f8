package import BridgeCore

/// What speaks with one kind of configured backend.
package struct BackendKit: Sendable {
    /// What is wrong with a backend as it is configured, in words for the owner; `nil` if nothing is. Asking sends nothing.
    package var problem: @Sendable (ConfiguredBackend, Secrets) -> String?
    /// Makes what speaks with it. Making it sends nothing.
    ///
    /// - Throws: an error whose description is for the owner.
    package var backend: @Sendable (ConfiguredBackend, Secrets) throws -> any Backend
    /// How long it waits before it tries again.
    package var patience: RestartPatience

    /// Makes a kit.
    package init(
        patience: RestartPatience = .cloud, problem: @escaping @Sendable (ConfiguredBackend, Secrets) -> String? = { _, _ in nil },
        backend: @escaping @Sendable (ConfiguredBackend, Secrets) throws -> any Backend
    ) {
        self.patience = patience
        self.problem = problem
        self.backend = backend
    }
}

/// What a bridge can speak with at home.
package struct LocalKits: Sendable {
    /// Kinds of devices on the LAN, each of which is spoken with by itself.
    package var kinds: [any LanKind]
    /// What speaks with each kind of configured backend. Backends of a kind that has none are listed and not used.
    package var backends: [BackendKind: BackendKit]

    /// Makes a choice of kits; one that can speak with nothing, if none are given.
    package init(kinds: [any LanKind] = [], backends: [BackendKind: BackendKit] = [:]) {
        self.kinds = kinds
        self.backends = backends
    }
}
