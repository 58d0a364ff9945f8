package import BridgeCore
package import Foundation
import HomeModel

extension World {
    /// The time of a patient clock and real chance, for tests that speak over real sockets, and need not take as long as what they
    /// are about.
    ///
    /// - Parameters:
    ///   - speed: how much faster than the real clock.
    ///   - utc: what time it is by other people's clocks, from the uptime; without it a day in 2026 on which every test begins.
    package static func real(speed: Double = 1, utc: @escaping @Sendable (Duration) -> Date = World.testDay) -> World {
        let clock = PatientClock(speed: speed)
        return World(
            now: {
                let uptime = clock.uptime
                return Instant(uptime: uptime, utc: utc(uptime))
            },
            sleepUntil: clock.sleep(until:), randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
    }

    /// Somewhen in 2026, and so much later.
    package static func testDay(_ uptime: Duration) -> Date { Date(timeIntervalSince1970: 1_780_000_000 + uptime / .seconds(1)) }
}
