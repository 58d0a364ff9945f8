import Connectivity
package import Logging
import ServiceLifecycle

/// Makes the bridge findable by mDNS and SSDP (Docs/Discovery.md).
///
/// It stands apart: no trouble of the network, of a daemon or of a C library ends it or reaches its caller.
package struct DiscoveryService: Service {
    private let advertisement: Advertisement
    private let settings: DiscoverySettings
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    private let logger: Logger
    private let onStatus: @Sendable (DiscoveryStatus) -> Void

    /// - Parameters:
    ///   - random: a number in 0..<1; decides the delay of an answer.
    ///   - onStatus: called for every change of the status, in order, never from two tasks at once.
    package init(
        advertisement: Advertisement, settings: DiscoverySettings, clock: any Clock<Duration>,
        random: @escaping @Sendable () -> Double, logger: Logger,
        onStatus: @escaping @Sendable (DiscoveryStatus) -> Void = { _ in }
    ) {
        self.advertisement = advertisement
        self.settings = settings
        self.clock = clock
        self.random = random
        self.logger = logger
        self.onStatus = onStatus
    }

    /// Announces until graceful shutdown or cancellation, then takes back what was announced: mDNS goodbye, SSDP byebye.
    package func run() async {
        // News comes a few times a second at most; a listener that sleeps through 32 of them loses the oldest.
        let (news, sink) = AsyncStream<DiscoveryNews>.makeStream(bufferingPolicy: .bufferingNewest(32))
        await withDiscardingTaskGroup { group in
            group.addTask { await keepStatus(news) }
            await cancelWhenGracefulShutdown { await announce { sink.yield($0) } }
            sink.finish()
        }
    }

    private func announce(report: @escaping @Sendable (DiscoveryNews) -> Void) async {
        let scan: @Sendable () -> [NetworkInterface] = { [settings] in
            InterfaceSelection(bindAddress: settings.bindAddress).choose(from: InterfaceScan.all())
        }
        let mdns = MDNSService(
            advertisement: advertisement, settings: settings, clock: clock, logger: logger, scan: scan,
            daemon: DaemonResponder(stopLimit: settings.stopLimit), 
            embedded: EmbeddedResponder(stopLimit: settings.stopLimit, scan: scan),
            report: report
        )
        let ssdp = SSDPService(
            advertisement: advertisement, settings: settings, clock: clock, random: random, logger: logger, scan: scan,
            report: report
        )
        await withDiscardingTaskGroup { group in
            group.addTask { await mdns.run() }
            group.addTask { await ssdp.run() }
            // With both switched off there is still a service to be: one that returns early counts as failed.
            group.addTask { await clock.pauseUntilCancelled() }
        }
    }

    private func keepStatus(_ news: AsyncStream<DiscoveryNews>) async {
        var status = DiscoveryStatus()
        for await item in news {
            let before = status
            status.apply(item)
            if status != before { onStatus(status) }
        }
    }
}
