import CloudEmulators
import Connectivity
import Foundation
import Logging

extension ConnectionClock {
    /// Time as it goes by, for tests over real sockets.
    static let live: ConnectionClock = {
        let clock = ContinuousClock()
        let start = clock.now
        return ConnectionClock(
            uptime: { start.duration(to: clock.now) },
            sleepUntil: { uptime in try await clock.sleep(until: start.advanced(by: uptime)) })
    }()
}

extension EmulatorSettings {
    /// Settings that keep nothing and log nothing; it is 2026-11-21 12:00 UTC.
    static func test(directory: String? = nil, account: JSONValue? = nil) -> EmulatorSettings {
        let clock = EmulatorClock(.live, start: Date(timeIntervalSince1970: 1_795_262_400)) { count in
            (0..<count).map { _ in UInt8.random(in: .min ... .max) }
        }
        return EmulatorSettings(
            directory: directory, account: account, clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
