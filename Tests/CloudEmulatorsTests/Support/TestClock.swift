import CloudEmulators
import Connectivity
import Foundation

extension ConnectionClock {
    /// Time as it goes by.
    static var going: ConnectionClock {
        let clock = ContinuousClock()
        let start = clock.now
        return ConnectionClock(
            uptime: { start.duration(to: clock.now) },
            sleepUntil: { try await clock.sleep(until: start + $0) })
    }
}

extension EmulatorClock {
    /// Begins at the same moment in every test, and goes by.
    static func going() -> EmulatorClock {
        EmulatorClock(.going, start: Date(timeIntervalSince1970: 1_700_000_000)) { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }
}
