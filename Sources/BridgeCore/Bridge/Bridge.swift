import Foundation
package import HomeModel
package import Logging

/// Keeps the one home. Whatever arrives passes through here, and only here: the home decides, the changes are saved,
/// announced and posted, always in that order.
///
/// It runs on an executor of its own and never awaits within a decision, so nothing is announced that is not saved and
/// a save that fails leaves the home as it was. What lamps are set to is saved within a second instead, by `flush`.
package actor Bridge {
    private nonisolated let executor = BridgeExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// The home for reading, without waiting.
    package nonisolated let published: PublishedHome
    /// Every batch, as it happens.
    package nonisolated let announcements = Feed<Announcement>()
    /// Time and chance.
    package nonisolated let world: World
    nonisolated let wakes = Feed<Void>()

    private(set) var home: Home
    private var faces: [any FaceMemory]
    private var lastBatch: UInt64
    private var unsaved = UnsavedBatches()
    private var posts = DriverPosts()
    private let store: any HomeStore
    let logger: Logger

    /// Makes a bridge for a home that is as it was kept.
    ///
    /// - Parameters:
    ///   - home: the home.
    ///   - faces: what each face remembers of it.
    ///   - lastBatch: number of the last batch that was kept.
    ///   - store: where to keep it.
    ///   - world: time and chance.
    ///   - logger: for what the owner should know.
    package init(
        home: Home, faces: [any FaceMemory], lastBatch: UInt64 = 0, store: any HomeStore, world: World, logger: Logger
    ) {
        self.home = home
        self.faces = faces
        self.lastBatch = lastBatch
        self.store = store
        self.world = world
        self.logger = logger
        published = PublishedHome(HomeSnapshot(home: home, faces: faces, batch: lastBatch))
    }

    /// Carries out a command for somebody.
    ///
    /// - Throws: why it did not happen; then nothing of it did.
    @discardableResult
    package func perform(_ command: Command, by caller: Caller) throws(BridgeError) -> Receipt {
        let now = world.now()
        var next = home
        let outcome: Outcome
        do {
            outcome = try next.perform(command, by: caller, at: now)
        } catch {
            throw .refused(error)
        }
        let receipt = try settle(next, outcome, cause: caller, at: now)
        pull(outcome.triggers, at: now)
        return receipt
    }

    /// Takes in what was observed, but for what is from before an order that its driver has yet to deal with. If it cannot be
    /// kept, that is logged and it is as if it had not been seen.
    package func observe(_ report: Report, by caller: Caller) {
        let now = world.now()
        var next = home
        let outcome = next.observe(posts.withoutCrossing(report, in: home), at: now)
        settleOrLog(next, outcome, cause: caller, at: now)
    }

    /// Does what is due by now.
    package func tick() {
        let now = world.now()
        var next = home
        let outcome = next.tickHouse(at: now)
        settleOrLog(next, outcome, cause: .bridge, at: now)
        // By itself, since it must be on disk before it counts: a disk that is full shall stop no more than that.
        next = home
        let runs = next.tickAgenda(at: now)
        settleOrLog(next, runs, cause: .bridge, at: now)
    }

    /// Uptime at which `tick` should be called; `nil` while nothing is waiting for its time.
    package var nextDue: Duration? { home.nextDue }

    /// Whether momentary changes wait to be written.
    package var hasUnsaved: Bool { !unsaved.isEmpty }

    /// Whether every driver is done with every order it was given.
    package var hasDeliveredAll: Bool { posts.areDone }

    /// Writes what waits to be written.
    ///
    /// - Throws: when it cannot be written; then it goes on waiting.
    package func flush() throws {
        guard !unsaved.isEmpty else { return }
        try store.save(Keeping(unsaved.inOrder, of: home, faces: [:]))
        unsaved = UnsavedBatches()
    }

    /// The last batches, newest first.
    ///
    /// - Parameters:
    ///   - limit: at most so many.
    ///   - number: only batches before the one with this number; `nil` for the newest.
    /// - Throws: when they cannot be read.
    package func history(limit: Int, before number: UInt64? = nil) throws -> [Batch] {
        try flush()
        return try store.history(limit: limit, before: number)
    }

    /// Connects a driver: it hears of every device it has in the home, and gets its orders from now on.
    package func attach(driver: String) -> OrderInbox {
        let inbox = OrderInbox()
        posts.attach(inbox, for: driver, home: home)
        return inbox
    }

    /// Has one driver look for new devices for so long, while the others rest.
    package func search(driver: String, for length: Duration) { posts.search(driver, for: length) }

    /// Disconnects a driver for good. What it has in the home stays.
    package func detach(driver: String) { posts.detach(driver) }

    func settleOrLog(_ next: Home, _ outcome: Outcome, cause: Caller, at now: Instant) {
        if isSettledOrLogged(next, outcome, cause: cause, at: now) { pull(outcome.triggers, at: now) }
    }

    /// Settles what nobody waits for; if it cannot be kept, that is logged and it did not happen.
    func isSettledOrLogged(_ next: Home, _ outcome: Outcome, cause: Caller, at now: Instant) -> Bool {
        do {
            _ = try settle(next, outcome, cause: cause, at: now)
            return true
        } catch {
            logger.error("could not be kept", metadata: ["cause": "\(cause)", "error": "\(error)"])
            return false
        }
    }

    /// Save, announce, post.
    func settle(
        _ next: Home, _ outcome: Outcome, cause: Caller, at now: Instant
    ) throws(BridgeError) -> Receipt {
        if !outcome.changes.isEmpty {
            let batch = Batch(number: lastBatch + 1, at: now.utc, cause: cause, changes: outcome.changes)
            try save(batch, of: next)
            let before = home
            home = next
            lastBatch = batch.number
            let snapshot = HomeSnapshot(home: home, faces: faces, batch: lastBatch)
            published.publish(snapshot)
            announcements.announce(Announcement(batch: batch, snapshot: snapshot))
            posts.follow(batch.changes, before: before, after: home)
            wakes.announce(())
        } else {
            // What is kept nowhere may be different all the same, such as when to look at the clocks again.
            home = next
        }
        posts.post(outcome.orders, of: home)
        return Receipt(outcome: outcome, snapshot: published.snapshot)
    }

    private func save(_ batch: Batch, of next: Home) throws(BridgeError) {
        guard batch.durability == .durable else {
            unsaved.add(batch)
            return
        }
        var waiting = unsaved
        waiting.add(batch)
        do {
            let (followed, kept) = try follow(batch.changes, in: next)
            try store.save(Keeping(waiting.inOrder, of: next, faces: kept))
            faces = followed
        } catch {
            throw .notSaved(error)
        }
        unsaved = UnsavedBatches()
    }

    /// The faces' memories after some changes, and the bytes of those that are different.
    private func follow(
        _ changes: [Change], in next: Home
    ) throws -> (faces: [any FaceMemory], kept: [String: Data]) {
        var kept: [String: Data] = [:]
        var followed = faces
        for index in followed.indices where followed[index].follow(changes, in: next) {
            kept[type(of: followed[index]).face] = try followed[index].kept()
        }
        return (followed, kept)
    }
}
