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
    /// - Parameter onFailure: told of every failure. The log is told of one only once for as long as it stays the same.
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
        var (patience, told) = (patience, "")
        while !Task.isCancelled {
            let started = bridge.world.now().uptime
            var failure: (any Error)?
            do {
                try await driver.run(
                    orders: await bridge.attach(driver: driver.name), reports: ReportOutlet(bridge: bridge, driver: driver.name))
            } catch {
                failure = error
            }
            guard !Task.isCancelled else { return }
            let ran = bridge.world.now().uptime - started
            let wait = patience.wait(afterRunning: ran, failure, chance: bridge.world.randomFraction())
            if let failure {
                if ran >= .seconds(60) || told != "\(failure)" {
                    logger.warning("driver stopped", metadata: ["driver": "\(driver.name)", "error": "\(failure)"])
                }
                told = "\(failure)"
                onFailure(failure, wait)
            }
            await bridge.observe(.driverLost(driver.name), by: .driver(driver.name))
            try? await bridge.world.sleep(for: wait)
        }
    }
}
