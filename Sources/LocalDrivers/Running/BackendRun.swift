import BridgeCore
import Logging

/// One configured backend that is spoken with, from the moment that it is wanted until it is let go.
struct BackendRun: Sendable {
    let configured: ConfiguredBackend
    let gate: DeviceGate
    let ledger = BackendLedger()
    private let backend: any Backend
    private let patience: RestartPatience
    private let stoppable = Stoppable()

    init(_ configured: ConfiguredBackend, _ backend: any Backend, patience: RestartPatience, gate: DeviceGate) {
        self.configured = configured
        self.backend = backend
        self.patience = patience
        self.gate = gate
    }

    /// Speaks with the backend until it is stopped or the task is cancelled.
    func run(on bridge: Bridge, logger: Logger) async {
        await stoppable.run {
            let driver = BackendDriver(
                name: configured.driver, backend: backend, ledger: ledger, gate: gate, world: bridge.world)
            let supervisor = DriverSupervisor(driver, bridge: bridge, patience: patience, logger: logger) { error, wait in
                ledger.failed("\(error)", at: bridge.world.now(), wait: wait)
            }
            // It throws nothing: a driver's failures are its business.
            try? await supervisor.run()
        }
    }

    /// Stops, and returns when nothing of it is under way any more.
    func stop() async { await stoppable.stop() }
}
