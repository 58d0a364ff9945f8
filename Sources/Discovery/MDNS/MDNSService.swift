import Connectivity
import Logging

/// Does what `MDNSChooser` says, one way at a time.
struct MDNSService: Sendable {
    let advertisement: Advertisement
    let settings: DiscoverySettings
    let clock: any Clock<Duration>
    let logger: Logger
    let scan: @Sendable () -> [NetworkInterface]
    let daemon: any MDNSDaemon
    let embedded: any MDNSResponder
    let report: @Sendable (DiscoveryNews) -> Void

    /// Returns only when cancelled (at once when switched off), after goodbye.
    func run() async {
        var chooser = MDNSChooser(
            mode: settings.mdns, needsOwnAddress: advertisement.advertisedAddress != nil,
            retryPeriod: settings.retryPeriod, daemonPeriod: settings.daemonPeriod
        )
        var complaint: String?
        if settings.mdns != .off { report(.mdns(.waiting("registering"), instanceName: nil)) }
        while !Task.isCancelled {
            let outcome: MDNSTurn.Outcome
            switch chooser.step {
            case .rest:
                return report(.mdns(.off, instanceName: nil))
            case .useDaemon:
                outcome = await use(daemon, as: .daemon, lookEvery: nil)
            case .useEmbedded(let lookEvery):
                outcome = await use(embedded, as: .embedded, lookEvery: lookEvery)
            case .wait(let duration, _):
                await clock.pause(for: duration)
                outcome = MDNSTurn.Outcome(event: .retryDue, wasRegistered: false)
            }
            if outcome.wasRegistered {
                complaint = nil
                _ = chooser.hear(.registered)
            }
            _ = chooser.hear(outcome.event)
            guard let reason = outcome.event.reason, !Task.isCancelled else { continue }
            report(.mdns(.waiting(reason), instanceName: nil))
            // Once for each reason: a daemon may stay away for years.
            if reason != complaint { logger.info("mDNS not registered", metadata: ["reason": "\(reason)"]) }
            complaint = reason
        }
    }

    /// Where to publish just now; nil while the bind address is on no interface.
    func scope() -> MDNSAnnouncement.Scope? {
        if InterfaceSelection.isEverywhere(settings.bindAddress) {
            return .everywhere(except: InterfaceScan.loopbackNames)
        }
        return scan().first.map { .only(name: $0.name, index: $0.index) }
    }

    private func use(
        _ responder: any MDNSResponder, as way: DiscoveryStatus.MDNS, lookEvery: Duration?
    ) async -> MDNSTurn.Outcome {
        guard let scope = scope() else {
            return MDNSTurn.Outcome(event: .embeddedFailed("no interface has the bind address"), wasRegistered: false)
        }
        return await MDNSTurn(service: self, way: way, responder: responder, scope: scope, lookEvery: lookEvery).run()
    }
}
