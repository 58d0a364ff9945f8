import Connectivity
import Logging
import NIOCore

/// One bound socket's life: the thin loop around `SSDPMachine`.
struct SSDPSession: Sendable {
    private let service: SSDPService
    private let group: any EventLoopGroup
    private let stopwatch: Stopwatch
    private let listener: SSDPListener
    private let events: AsyncStream<SSDPEvent>
    private let sink: AsyncStream<SSDPEvent>.Continuation

    /// - Throws: NIO's error when the port cannot be bound.
    static func open(_ service: SSDPService, group: any EventLoopGroup, stopwatch: Stopwatch) async throws -> SSDPSession {
        // At most one batch of 16 and one look at the interfaces are under way; what is beyond 64 is lost.
        let (events, sink) = AsyncStream<SSDPEvent>.makeStream(bufferingPolicy: .bufferingOldest(64))
        let listener = try await SSDPListener.open(port: service.settings.ssdpPort, on: group, sink: sink)
        return SSDPSession(
            service: service, group: group, stopwatch: stopwatch, listener: listener, events: events, sink: sink
        )
    }

    /// Ends when cancelled, after byebye, or when the socket closes. Takes and gives the machine, so that
    /// limits and counts outlive a socket.
    func run(_ start: SSDPMachine) async -> SSDPMachine {
        let machine = await withDiscardingTaskGroup { tasks in
            var machine = start
            tasks.addTask { await watchInterfaces() }
            // Batches per second: 50 of at most 16 datagrams are far above a busy home and far below harm.
            var intake = TokenBucket(capacity: 50, perSecond: 50, at: stopwatch.now)
            var told: [NetworkInterface]?
            loop: for await event in events {
                switch event {
                case .datagram(let datagram):
                    guard let reply = machine.receive(datagram, at: stopwatch.now, chance: service.random()) else { break }
                    tasks.addTask { await send(reply) }
                case .batchEnd:
                    if intake.take(at: stopwatch.now) {
                        listener.read()
                    } else {
                        tasks.addTask { await readLater() }
                    }
                case .interfaces(let interfaces):
                    await perform(machine.see(interfaces, at: stopwatch.now))
                    if told != interfaces { tell(interfaces) }
                    told = interfaces
                    service.report(.searches(answered: machine.answered, dropped: machine.dropped))
                case .closed:
                    break loop
                }
            }
            if Task.isCancelled { await perform(machine.farewell()) }
            tasks.cancelAll()
            // The next socket starts with no memberships, so every interface must appear anew.
            _ = machine.see([], at: stopwatch.now)
            return machine
        }
        await listener.close()
        return machine
    }

    private func watchInterfaces() async {
        while !Task.isCancelled {
            sink.yield(.interfaces(service.scan()))
            listener.read()
            await service.clock.pause(for: service.settings.interfacePeriod)
        }
    }

    private func send(_ reply: SSDPReply) async {
        await service.clock.pause(for: reply.delay)
        guard !Task.isCancelled else { return }
        do {
            try await listener.send(reply)
        } catch {
            service.logger.debug("SSDP answer not sent", metadata: ["reason": "\(error)"])
        }
    }

    private func readLater() async {
        await service.clock.pause(for: .milliseconds(100))
        listener.read()
    }

    private func perform(_ actions: [SSDPAction]) async {
        for action in actions {
            do {
                switch action {
                case .join(let interface): try await listener.join(interface)
                case .leave(let interface): await listener.leave(interface)
                case .notify(let interface, let messages):
                    try await MulticastSender.send(messages, on: interface, port: listener.port, group: group)
                }
            } catch {
                // An interface may go between the look at it and the use of it, so this is seldom news.
                service.logger.debug("SSDP action failed", metadata: ["action": "\(action.name)", "reason": "\(error)"])
            }
        }
    }

    private func tell(_ interfaces: [NetworkInterface]) {
        let names = interfaces.map { "\($0.name) \($0.subnets.first?.address.description ?? "-")" }
        let state: DiscoveryStatus.SSDP = names.isEmpty ? .waiting("no network interface") : .running
        service.logger.info("SSDP \(state.description)", metadata: ["interfaces": "\(names)"])
        service.report(.ssdp(state, interfaces: names))
    }
}
