import Glibc
import Logging
import NIOCore

/// One socket's life: the thin loop around a `ServiceCache` for each interface.
struct BrowserRun: Sendable {
    /// How late what is due may be seen to.
    private static let tick = Duration.milliseconds(250)

    let browser: ServiceBrowser
    let socket: BrowserSocket
    let services: [String]
    let hear: @Sendable (ServiceNews) async -> Void

    /// - Throws: `ConnectionFailure.lost` when the socket closes; `CancellationError`.
    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await keepTime() }
            var links = BrowserLinks(services: services)
            for await event in socket.events {
                switch event {
                case .packet(let bytes, let interface):
                    await tell(links.hear(bytes, on: interface, at: now, chance: browser.chance()))
                case .moment:
                    await lookAtInterfaces(&links)
                    await tell(links.expire(at: now))
                case .closed:
                    throw ConnectionFailure.lost("the socket for multicast DNS was closed")
                }
                await ask(&links)
            }
            throw CancellationError()
        }
    }

    private var now: Duration { browser.clock.uptime() }

    private func keepTime() async throws {
        while true {
            socket.sink.yield(.moment)
            try await browser.clock.sleep(for: Self.tick)
        }
    }

    private func lookAtInterfaces(_ links: inout BrowserLinks) async {
        guard links.isLookDue(at: now) else { return }
        let changes = links.see(browser.scan(), at: now, chance: browser.chance())
        for interface in changes.left { await socket.leave(interface) }
        for interface in changes.joined { await join(interface, &links) }
        await tell(changes.news)
    }

    private func join(_ interface: NetworkInterface, _ links: inout BrowserLinks) async {
        do {
            try await socket.join(interface)
            links.joined(interface, at: now, chance: browser.chance())
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            // It was joined before, and still is.
            links.joined(interface, at: now, chance: browser.chance())
        } catch {
            guard links.notJoined(interface, reason: "\(error)") else { return }
            browser.logger.warning("group not joined", metadata: ["interface": "\(interface.name)", "reason": "\(error)"])
        }
    }

    private func ask(_ links: inout BrowserLinks) async {
        for (interface, message) in links.ask(at: now, chance: browser.chance()) {
            do {
                try await socket.send(try message.bytes(), on: interface)
            } catch {
                browser.logger.debug("question not sent", metadata: ["interface": "\(interface.name)", "reason": "\(error)"])
            }
        }
    }

    private func tell(_ news: [ServiceNews]) async {
        for piece in news { await hear(piece) }
    }
}
