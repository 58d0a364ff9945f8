import Connectivity

extension ConnectionClock {
    /// Time as it goes by.
    static let live: ConnectionClock = {
        let clock = ContinuousClock()
        let start = clock.now
        return ConnectionClock(
            uptime: { start.duration(to: clock.now) },
            sleepUntil: { uptime in try await clock.sleep(until: start.advanced(by: uptime)) })
    }()
}
