import HomeModel
package import Logging
import ServiceLifecycle

/// Runs one driver for as long as the bridge runs: starts it again when it loses its connection, waiting longer each
/// time it fails soon, and says meanwhile that its devices cannot be reached.
package struct DriverSupervisor: Service {
    private let driver: any DeviceDriver
    private let bridge: Bridge
    private let logger: Logger

    /// Makes a supervisor.
    package init(_ driver: any DeviceDriver, bridge: Bridge, logger: Logger) {
        self.driver = driver
        self.bridge = bridge
        self.logger = logger
    }

    /// Runs until shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var patience = RestartPatience()
            while !Task.isCancelled {
                let started = bridge.world.now().uptime
                do {
                    try await driver.run(
                        orders: await bridge.attach(driver: driver.name),
                        reports: ReportOutlet(bridge: bridge, driver: driver.name))
                } catch {
                    guard !Task.isCancelled else { return }
                    logger.warning("driver stopped", metadata: ["driver": "\(driver.name)", "error": "\(error)"])
                }
                guard !Task.isCancelled else { return }
                await bridge.observe(.driverLost(driver.name), by: .driver(driver.name))
                let wait = patience.wait(afterRunning: bridge.world.now().uptime - started)
                try? await bridge.world.sleep(for: wait)
            }
        }
    }
}

/// How long to wait before a driver is started again.
struct RestartPatience {
    private var strikes = 0

    /// One second after a good run of a minute or more, else twice as long as last time, up to a minute.
    mutating func wait(afterRunning ran: Duration) -> Duration {
        strikes = ran >= .seconds(60) ? 0 : min(strikes + 1, 7)
        return min(.seconds(1 << max(strikes - 1, 0)), .seconds(60))
    }
}
