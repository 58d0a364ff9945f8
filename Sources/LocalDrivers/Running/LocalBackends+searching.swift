import BridgeCore
import HomeModel
import Logging

/// How devices are found.
extension LocalBackends {
    /// How much that was met is remembered.
    private static let mostFinds = 1024

    /// Looks for devices, and says at once what is met. Backends let devices join meanwhile, which come into the home by themselves.
    ///
    /// - Parameters:
    ///   - kinds: kinds of devices on the LAN, or names of backends; all of them if it is empty.
    ///   - tell: told of what happens, from one task at a time.
    /// - Throws: `BackendProblem` for a kind that there is not; what `tell` throws, and then the search is over.
    package func search(
        _ kinds: [String], for length: Duration, tell: @escaping @Sendable (LanSearchNews) async throws -> Void
    ) async throws {
        try check(kinds)
        let names = Set(kinds.isEmpty ? kindNames + runs.keys : kinds)
        let drivers = Set(names.compactMap { runs[$0]?.configured.driver })
        // Whoever joins at once is not to be missed.
        let announcements = bridge.announcements.listen()
        for driver in drivers { await bridge.search(driver: driver, for: length) }
        let (news, teller) = AsyncStream.makeStream(of: LanSearchNews.self, bufferingPolicy: .bufferingNewest(256))
        let end = bridge.world.now().uptime + length
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in names {
                guard let kind = lan[name]?.kind else { continue }
                group.addTask { await self.look(for: kind) { teller.yield($0) } }
            }
            group.addTask { await self.joined(drivers, announcements) { teller.yield($0) } }
            group.addTask {
                await self.count(until: end) { teller.yield($0) }
                teller.finish()
            }
            var told: Set<LanSearchNews> = []
            for await one in news where told.count < Self.mostFinds && told.insert(one).inserted { try await tell(one) }
            group.cancelAll()
        }
    }

    /// Whether all these can be searched for.
    ///
    /// - Throws: `BackendProblem` that names the first that there is not.
    package func check(_ kinds: [String]) throws {
        for name in kinds where lan[name] == nil && runs[name] == nil { throw unknownKind(name) }
    }

    /// Looks for devices of a kind for so long, and takes in those that need nothing.
    func takeIn(_ name: String, for length: Duration) async {
        guard !Task.isCancelled, let kind = lan[name]?.kind, searching.insert(name).inserted else { return }
        defer { searching.remove(name) }
        await look(for: kind, length) { news in
            guard case .met(let find, isTaken: false) = news, find.need == nil else { return }
            await self.takeIn(find)
        }
    }

    /// Looks for devices of a kind for so long.
    func look(
        for kind: any LanKind, _ length: Duration, _ tell: @escaping @Sendable (LanSearchNews) async -> Void
    ) async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.look(for: kind, tell) }
            try? await bridge.world.sleep(for: length)
            group.cancelAll()
        }
    }

    private func takeIn(_ find: LanFind) async {
        do {
            _ = try await adopt(AdoptedDevice.id(find.kind, find.identity), secret: nil)
        } catch BackendTrouble.isTaken {
            return
        } catch {
            logger.warning("a device that was found is not taken in", metadata: [
                "device": "\(AdoptedDevice.id(find.kind, find.identity))", "reason": "\(error)",
            ])
        }
    }

    private func look(for kind: any LanKind, _ tell: @escaping @Sendable (LanSearchNews) async -> Void) async {
        do {
            try await kind.search { find in await tell(.met(find, isTaken: await self.meet(find))) }
        } catch where !Task.isCancelled {
            await tell(.cannotSearch(kind: kind.name, "\(error)"))
        } catch {}
    }

    /// Remembers what was met. A device that was taken in and is somewhere else now is spoken with there.
    ///
    /// - Returns: whether it was taken in.
    private func meet(_ find: LanFind) async -> Bool {
        let id = AdoptedDevice.id(find.kind, find.identity)
        if finds.count < Self.mostFinds || finds[id] != nil { finds[id] = find }
        guard let device = await book.device(find.kind, find.identity) else { return false }
        // One that has two addresses is not sent from one to the other while it answers.
        guard device.address != find.address, let berths = lan[find.kind], await !berths.isConnected(find.identity) else { return true }
        await book.move(id, to: find.address)
        if let moved = await book.device(find.kind, find.identity) { await speak(with: moved) }
        return true
    }

    /// Says which devices of backends come into the home.
    private nonisolated func joined(
        _ drivers: Set<String>, _ announcements: AsyncStream<Announcement>, _ tell: @Sendable (LanSearchNews) -> Void
    ) async {
        for await announcement in announcements {
            for change in announcement.batch.changes where change.resource.kind == .device && change.event == .added {
                guard let device = announcement.snapshot.home.devices[change.resource.id], drivers.contains(device.key.driver)
                else { continue }
                tell(.joined(device))
            }
        }
    }

    /// Says every second how long it is yet.
    private nonisolated func count(until end: Duration, _ tell: @Sendable (LanSearchNews) -> Void) async {
        let world = bridge.world
        while !Task.isCancelled, world.now().uptime < end {
            tell(.goesOn(left: end - world.now().uptime))
            try? await world.sleepUntil(min(end, world.now().uptime + .seconds(1)))
        }
    }
}
