import HomeModel
package import Logging
import ServiceLifecycle

/// Runs one driver for as long as the bridge runs: starts it again when it loses its connection, waiting longer each
/// time it fails soon, and says meanwhile that its devices cannot be reached.
package struct DriverSupervisor: Service {
    /// Told of every failure, with the wait that follows.
    package typealias FailureListener = @Sendable (any Error, Duration) -> Void

    private let driver: any DeviceDriver
    private let bridge: Bridge
    private let patience: RestartPatience
    private let logger: Logger
    private let onFailure: FailureListener

    /// Makes a supervisor.
    ///
    /// - Parameter onFailure: told of every failure. The log is told of one only once for as long as it stays the same and no
    ///   run is a good one.
    package init(
        _ driver: any DeviceDriver, bridge: Bridge, patience: RestartPatience = .usual, logger: Logger,
        onFailure: @escaping FailureListener = { _, _ in }
    ) {
        self.driver = driver
        self.bridge = bridge
        self.patience = patience
        self.logger = logger
        self.onFailure = onFailure
    }

    /// Runs until shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown { await keepRunning() }
    }

    private func keepRunning() async {
        let absences = Absences(grace: driver.grace)
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await absence in absences.begun {
                    try? await bridge.world.sleepUntil(absence.due)
                    if !Task.isCancelled, absences.isOn(absence) { await lose() }
                }
            }
            await keepRunning(absences)
            group.cancelAll()
        }
    }

    private func lose() async { await bridge.observe(.driverLost(driver.name), by: .driver(driver.name)) }

    private func keepRunning(_ absences: Absences) async {
        await RestartLoop(patience, world: bridge.world).run {
            let orders = await bridge.attach(driver: driver.name)
            // Whoever waits until orders are dealt with need not wait for those that nobody will take any more.
            defer { orders.finish() }
            let reports = ReportOutlet(bridge: bridge, driver: driver.name) { absences.end() }
            try await driver.run(orders: orders, reports: reports)
        } onEnd: { end in
            if let failure = end.failure {
                if end.isNews {
                    logger.warning("driver stopped", metadata: ["driver": "\(driver.name)", "error": "\(failure)"])
                }
                onFailure(failure, end.wait)
            }
            if driver.grace == .zero { await lose() } else { absences.begin(at: bridge.world.now().uptime) }
        }
    }
}
