package import BridgeCore
import Foundation
import HomeModel

extension World {
    /// The real clock, or one that goes faster by a factor, for tests that speak over real sockets and need not take as long as
    /// what they are about.
    package static func real(speed: Double = 1) -> World {
        let clock = ContinuousClock()
        let start = clock.now
        return World(
            now: {
                let uptime = start.duration(to: clock.now) * speed
                return Instant(uptime: uptime, utc: Date(timeIntervalSince1970: 1_780_000_000 + uptime / .seconds(1)))
            },
            sleepUntil: { uptime in try await clock.sleep(until: start.advanced(by: uptime / speed)) },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
    }
}
