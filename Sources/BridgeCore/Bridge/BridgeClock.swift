package import Logging
import HomeModel
import ServiceLifecycle

/// Makes time pass for a bridge: calls `tick` when something is due, and writes what waits to be written within a second.
package struct BridgeClock: Service {
    /// Longest that a momentary change waits to be written.
    package static let flushInterval = Duration.seconds(1)

    private let bridge: Bridge
    private let logger: Logger

    /// Makes a clock for a bridge.
    package init(bridge: Bridge, logger: Logger) {
        self.bridge = bridge
        self.logger = logger
    }

    /// Runs until shutdown, then writes what still waits.
    package func run() async throws {
        let (moments, moment) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        moment.yield()
        // Listening begins before the first look, so that no change falls between the two.
        let wakes = bridge.wakes.listen(buffered: 1)
        var alarm = Alarm()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in wakes.cancelOnGracefulShutdown() { moment.yield() } }
            for await _ in moments.cancelOnGracefulShutdown() {
                await bridge.tick()
                guard let due = await nextMoment(&alarm) else { continue }
                group.addTask {
                    try? await bridge.world.sleepUntil(due)
                    moment.yield()
                }
            }
            group.cancelAll()
        }
        await flush(&alarm)
    }

    /// The next moment to wake at, unless an alarm for it or an earlier one is set already.
    private func nextMoment(_ alarm: inout Alarm) async -> Duration? {
        let now = bridge.world.now().uptime
        if alarm.flush.map({ $0 <= now }) ?? false {
            await flush(&alarm)
            alarm.flush = nil
        }
        if alarm.flush == nil, await bridge.hasUnsaved { alarm.flush = now + alarm.patience }
        guard var due = [await bridge.nextDue, alarm.flush].compactMap({ $0 }).min() else { return nil }
        // What is due still, right after a tick, could not be kept; at once it would be no better.
        if due <= now { due = now + Self.flushInterval }
        alarm.set.removeAll { $0 <= now }
        guard !alarm.set.contains(where: { $0 <= due }) else { return nil }
        alarm.set.append(due)
        return due
    }

    /// Writes what waits. While that does not succeed it is tried less and less often, and each reason is told once.
    private func flush(_ alarm: inout Alarm) async {
        do {
            try await bridge.flush()
            (alarm.patience, alarm.trouble) = (Self.flushInterval, nil)
        } catch {
            if alarm.trouble != "\(error)" {
                logger.error("the state of lamps could not be written; trying again", metadata: ["error": "\(error)"])
            }
            if alarm.trouble != nil { alarm.patience = min(alarm.patience * 2, .seconds(60)) }
            alarm.trouble = "\(error)"
        }
    }

    private struct Alarm {
        /// Uptime at which waiting changes are written.
        var flush: Duration?
        /// Uptimes for which alarms are set.
        var set: [Duration] = []
        /// How long changes wait to be written.
        var patience = BridgeClock.flushInterval
        /// Why they could not be written last time.
        var trouble: String?
    }
}
