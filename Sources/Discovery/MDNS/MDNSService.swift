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
            let outcome: Outcome
            switch chooser.step {
            case .rest:
                return report(.mdns(.off, instanceName: nil))
            case .useDaemon:
                outcome = await use(daemon, as: .daemon, lookEvery: nil)
            case .useEmbedded(let lookEvery):
                outcome = await use(embedded, as: .embedded, lookEvery: lookEvery)
            case .wait(let duration, _):
                await clock.pause(for: duration)
                outcome = Outcome(event: .retryDue, wasRegistered: false)
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

    /// How one use of a way ended.
    private struct Outcome {
        var event: MDNSChooser.Event
        var wasRegistered: Bool
    }

    private func use(
        _ responder: any MDNSResponder, as way: DiscoveryStatus.MDNS, lookEvery: Duration?
    ) async -> Outcome {
        guard let scope = scope(in: scan()) else {
            return Outcome(event: .embeddedFailed("no interface has the bind address"), wasRegistered: false)
        }
        // Only the fact matters here, so the newest name stands for all; the second stream only ever ends.
        let (names, sink) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let (pending, confirmed) = AsyncStream<Never>.makeStream()
        let announcement = MDNSAnnouncement(advertisement, scope: scope)
        let event = await firstOf([
            {
                await register(announcement, with: responder, as: way) { name in
                    sink.yield(name)
                    confirmed.finish()
                }
            },
            { await networkChange(from: scope) },
            { await daemonReturn(lookEvery: lookEvery) },
            { await patienceEnd(pending, with: way) },
        ])
        sink.finish()
        return Outcome(event: event, wasRegistered: await names.contains { _ in true })
    }

    /// A daemon, or the message bus before it, that takes the request and then says nothing counts as away.
    private func patienceEnd(_ pending: AsyncStream<Never>, with way: DiscoveryStatus.MDNS) async -> MDNSChooser.Event {
        let isLate = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in pending {}
                return false
            }
            group.addTask {
                await clock.pause(for: settings.daemonPatience)
                return way == .daemon
            }
            let isLate = await group.next() ?? false
            group.cancelAll()
            return isLate
        }
        if !isLate { await clock.pauseUntilCancelled() }
        return .daemonFailed("daemon does not confirm")
    }

    private func register(
        _ announcement: MDNSAnnouncement, with responder: any MDNSResponder, as way: DiscoveryStatus.MDNS,
        registered: @escaping @Sendable (String) -> Void
    ) async -> MDNSChooser.Event {
        do {
            try await responder.run(announcement) { name in
                registered(name)
                logger.info("mDNS registered", metadata: ["way": "\(way.description)", "name": "\(name)"])
                report(.mdns(way, instanceName: name))
            }
            return .retryDue
        } catch {
            return way == .daemon ? .daemonFailed(error.description) : .embeddedFailed(error.description)
        }
    }

    private func networkChange(from scope: MDNSAnnouncement.Scope) async -> MDNSChooser.Event {
        while !Task.isCancelled, self.scope(in: scan()) == scope {
            await clock.pause(for: settings.interfacePeriod)
        }
        return .networkChanged
    }

    private func daemonReturn(lookEvery: Duration?) async -> MDNSChooser.Event {
        guard let lookEvery else {
            await clock.pauseUntilCancelled()
            return .retryDue
        }
        var isThere = false
        while !Task.isCancelled, !isThere {
            await clock.pause(for: lookEvery)
            isThere = await daemon.answers()
        }
        return .daemonAnswered
    }

    /// Runs all, keeps the first result, cancels the others and waits for their end: a goodbye must be out
    /// before another way registers the same name.
    private func firstOf(_ operations: [@Sendable () async -> MDNSChooser.Event]) async -> MDNSChooser.Event {
        await withTaskGroup(of: MDNSChooser.Event.self) { group in
            for operation in operations { group.addTask { await operation() } }
            let first = await group.next()
            group.cancelAll()
            return first ?? .retryDue
        }
    }

    /// nil while the bind address is on no interface.
    private func scope(in interfaces: [NetworkInterface]) -> MDNSAnnouncement.Scope? {
        if InterfaceSelection.isEverywhere(settings.bindAddress) {
            return .everywhere(except: InterfaceScan.loopbackNames)
        }
        return interfaces.first.map { .only(name: $0.name, index: $0.index) }
    }
}
