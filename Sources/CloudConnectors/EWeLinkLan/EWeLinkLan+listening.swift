import BridgeCore
import Connectivity
import HomeModel
import Logging

extension EWeLinkLan {
    /// Listens to devices, and asks silent ones whether they are there, until the task is cancelled. To be run once at a time.
    ///
    /// - Parameter hear: is told what is new, one after the other.
    /// - Throws: `CancellationError`.
    package func run(_ hear: @escaping @Sendable (EWeLinkLanNews) async -> Void) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await self.browse() }
            group.addTask { try await self.watch() }
            for await piece in news { await hear(piece) }
            throw CancellationError()
        }
    }

    /// Without the port of multicast DNS there are still the places that are known.
    private func browse() async throws {
        let world = self.world
        let browser = ServiceBrowser(
            interfaces: settings.interfaces, port: settings.port,
            clock: ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil),
            chance: world.randomFraction, logger: logger)
        var complaint: String?
        while true {
            do {
                try await browser.run(services: [EWeLinkLanSettings.service]) { await self.take($0) }
            } catch let failure as ConnectionFailure {
                if "\(failure)" != complaint {
                    logger.warning("devices on the LAN are not heard", metadata: ["reason": "\(failure)"])
                }
                complaint = "\(failure)"
            }
            try await world.sleep(for: settings.retryPeriod)
        }
    }

    /// That a service is gone is not believed: goodbyes are lost and said for nothing. Silence tells.
    func take(_ news: ServiceNews) async {
        switch news {
        case .found(let sighting), .changed(let sighting), .repeated(let sighting):
            guard let announcement = EWeLinkAnnouncement(sighting) else { return }
            let key = announcement.isEncrypted ? await keys(announcement.id) : nil
            meet(announcement.id, at: announcement.place, hasKey: key != nil)
            change(announcement.id) { $0.hear(announcement, devicekey: key, at: world.now().uptime) }
        case .gone:
            return
        }
    }

    /// Asks devices that were silent for long. One that takes its time to answer keeps no other waiting.
    private func watch() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                let now = world.now().uptime
                for id in devices.keys.sorted() where devices[id].map({ $0.presence.nextAsk <= now }) == true {
                    change(id) { device in
                        device.asking(at: now)
                        return []
                    }
                    group.addTask { try await self.askState(id) }
                }
                let next = devices.values.map(\.presence.nextAsk).min() ?? now + settings.silence
                // Whoever is met meanwhile is asked no sooner than after its first silence.
                try await world.sleepUntil(max(min(next, now + settings.askAgain), now + .milliseconds(10)))
            }
        }
    }
}
