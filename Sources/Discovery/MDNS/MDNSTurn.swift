import Logging

/// One turn of one way of mDNS: from registering to whatever ends it.
struct MDNSTurn: Sendable {
    let service: MDNSService
    let way: DiscoveryStatus.MDNS
    let responder: any MDNSResponder
    let scope: MDNSAnnouncement.Scope
    /// How often to look for the daemon meanwhile; nil for never.
    let lookEvery: Duration?

    /// How a turn ended.
    struct Outcome {
        var event: MDNSChooser.Event
        var wasRegistered: Bool
    }

    /// Ends with the first thing that happens, and after the goodbye: it must be out before another way registers the
    /// same name.
    func run() async -> Outcome {
        // Only the fact matters here, so the newest name stands for all; the second stream only ever ends.
        let (names, sink) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let (pending, confirmed) = AsyncStream<Never>.makeStream()
        let event = await withTaskGroup(of: MDNSChooser.Event.self) { group in
            group.addTask {
                await register { name in
                    sink.yield(name)
                    confirmed.finish()
                }
            }
            group.addTask { await networkChange() }
            group.addTask { await daemonReturn() }
            group.addTask { await patienceEnd(pending) }
            let first = await group.next()
            group.cancelAll()
            return first ?? .retryDue
        }
        sink.finish()
        return Outcome(event: event, wasRegistered: await names.contains { _ in true })
    }

    private func register(registered: @escaping @Sendable (String) -> Void) async -> MDNSChooser.Event {
        do {
            try await responder.run(MDNSAnnouncement(service.advertisement, scope: scope)) { name in
                registered(name)
                service.logger.info("mDNS registered", metadata: ["way": "\(way.description)", "name": "\(name)"])
                service.report(.mdns(way, instanceName: name))
            }
            return .retryDue
        } catch {
            return way == .daemon ? .daemonFailed(error.description) : .embeddedFailed(error.description)
        }
    }

    private func networkChange() async -> MDNSChooser.Event {
        while !Task.isCancelled, service.scope() == scope {
            await service.clock.pause(for: service.settings.interfacePeriod)
        }
        return .networkChanged
    }

    private func daemonReturn() async -> MDNSChooser.Event {
        guard let lookEvery else {
            await service.clock.pauseUntilCancelled()
            return .retryDue
        }
        var isThere = false
        while !Task.isCancelled, !isThere {
            await service.clock.pause(for: lookEvery)
            isThere = await service.daemon.answers()
        }
        return .daemonAnswered
    }

    /// A daemon, or the message bus before it, that takes the request and then says nothing counts as away.
    private func patienceEnd(_ pending: AsyncStream<Never>) async -> MDNSChooser.Event {
        let isLate = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in pending {}
                return false
            }
            group.addTask {
                await service.clock.pause(for: service.settings.daemonPatience)
                return way == .daemon
            }
            let isLate = await group.next() ?? false
            group.cancelAll()
            return isLate
        }
        if !isLate { await service.clock.pauseUntilCancelled() }
        return .daemonFailed("daemon does not confirm")
    }
}
