import Connectivity
import Logging
import NIOCore
import NIOPosix

/// Keeps an SSDP session going: what breaks is logged once and tried again.
struct SSDPService: Sendable {
    let advertisement: Advertisement
    let settings: DiscoverySettings
    let clock: any Clock<Duration>
    let random: @Sendable () -> Double
    let logger: Logger
    let scan: @Sendable () -> [NetworkInterface]
    let report: @Sendable (DiscoveryNews) -> Void

    /// Returns only when cancelled, after byebye.
    func run() async {
        guard settings.ssdp else { return report(.ssdp(.off, interfaces: [])) }
        // A thread of its own: a flood of datagrams must not delay the API's connections.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let stopwatch = clock.startStopwatch()
        var machine = SSDPMachine(advertisement: advertisement, notifyPeriod: settings.notifyPeriod, at: stopwatch.now)
        var complaint: String?
        while !Task.isCancelled {
            do {
                let session = try await SSDPSession.open(self, group: group, stopwatch: stopwatch)
                complaint = nil
                machine = await session.run(machine)
            } catch {
                let reason = "\(error)"
                if reason != complaint {
                    logger.warning("SSDP waits", metadata: ["port": "\(settings.ssdpPort)", "reason": "\(reason)"])
                }
                complaint = reason
                report(.ssdp(.waiting(reason), interfaces: []))
            }
            await clock.pause(for: settings.retryPeriod)
        }
        try? await group.shutdownGracefully()
    }
}
