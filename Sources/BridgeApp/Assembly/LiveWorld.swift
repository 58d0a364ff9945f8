package import BridgeCore
import Foundation
import HomeModel

extension World {
    /// The real clock and the system's generator. This is the only place where either is touched.
    package static let live: World = {
        let clock = ContinuousClock()
        let start = clock.now
        return World(
            now: { Instant(uptime: start.duration(to: clock.now), utc: Date()) },
            sleepUntil: { uptime in try await clock.sleep(until: start.advanced(by: uptime)) },
            randomBytes: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            })
    }()
}
