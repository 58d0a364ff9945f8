import BridgeCore
import HomeModel
package import LocalDrivers
import Synchronization

/// Brokers and programs without any: each has the devices that a test puts there, and lets in who knows the password, if there is
/// one.
///
/// A lock, because every backend is spoken with from a task of its own.
package final class ScriptedBroker: Sendable {
    /// What happened at it.
    package struct Memory: Sendable {
        /// The devices, by their identities.
        package var devices: Set<String> = []
        /// A device that joins when somebody searches.
        package var shy: String?
        /// Who is connected, by the backends' names.
        package var connected: [String] = []
        /// The password.
        package var password: String?
        /// What devices were told.
        package var orders = 0
        /// How long searches were to last.
        package var searches: [Duration] = []
    }

    let changes = Feed<Void>()
    private let memory_ = Mutex(Memory())

    /// Makes one with nothing at it.
    package init() {}

    /// What happened so far.
    package var memory: Memory { memory_.withLock { $0 } }

    /// Changes something; whoever is connected notices.
    package func note(_ change: (inout Memory) -> Void) {
        memory_.withLock { change(&$0) }
        changes.announce(())
    }

    /// What speaks with it, which wants a host, as brokers do.
    package var kit: BackendKit {
        BackendKit(problem: { backend, _ in
            backend.kind == .mqtt && backend.settings["host"] == nil ? "there is no host" : nil
        }, backend: { ScriptedBackend(broker: self, backend: $0, password: $1["password"]) })
    }
}

private struct ScriptedBackend: Backend {
    let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    let broker: ScriptedBroker
    let backend: ConfiguredBackend
    let password: String?

    func run(_ port: BackendPort) async throws {
        let changes = broker.changes.listen()
        guard broker.memory.password == nil || broker.memory.password == password else {
            throw LanFailure.secretNeeded("the broker does not let it in: the password is wrong")
        }
        await port.connected(broker.memory.devices.sorted().map(device))
        broker.note { $0.connected.append(backend.name) }
        defer { broker.note { memory in memory.connected.removeAll { $0 == backend.name } } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await port.carryOutEach { _, action in
                    broker.note { $0.orders += 1 }
                    return .followed(LightReading(on: action.on))
                }
            }
            group.addTask { for await _ in changes { await port.hear(broker.memory.devices.sorted().map { .found(device($0)) }) } }
            group.addTask {
                for await length in port.searches {
                    broker.note { memory in
                        memory.searches.append(length)
                        if let shy = memory.shy { memory.devices.insert(shy) }
                    }
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func device(_ identity: String) -> BackendDevice {
        let product = Product(model: "Toy", name: "Toy", manufacturer: "Nobody", softwareVersion: "1")
        let description = DeviceDescription(
            key: DeviceKey(driver: backend.driver, identity: identity), name: "Lamp \(identity)", product: product,
            lights: [LightAbilities()])
        return BackendDevice(description: description, isReachable: true, lights: [0: LightReading(on: false)])
    }
}
