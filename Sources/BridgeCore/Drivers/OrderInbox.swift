import HomeModel
import Synchronization

/// A driver's orders, in the order they must be carried out.
///
/// While the driver is busy, what comes for a lamp that has an order waiting already is merged into it, so a dragged
/// slider never queues up: at most one action per lamp waits. A lock, because the bridge posts on its own executor and
/// must not wait for a driver; it is never held while a driver's own code runs.
package final class OrderInbox: Sendable, AsyncSequence {
    fileprivate struct Waiting {
        var adoptions: [DriverOrder] = []
        var lamps: [LightAddress] = []
        var actions: [LightAddress: LightAction] = [:]
        /// Lamps of the order that the driver took last; it has dealt with it when it comes back for more.
        var inHand: Set<LightAddress> = []
        /// Lamps of which something was left aside.
        var crossed: Set<LightAddress> = []
        var isWanted: CheckedContinuation<Void, Never>?
        var isOver = false

        var isEmpty: Bool { adoptions.isEmpty && lamps.isEmpty && crossed.isEmpty }
    }

    private let waiting = Mutex(Waiting())

    init() {}

    /// What is posted after the end is for nobody.
    func post(_ order: DriverOrder) {
        let wanted: CheckedContinuation<Void, Never>? = waiting.withLock { waiting in
            guard !waiting.isOver else { return nil }
            switch order {
            case .adopt, .forget, .search: waiting.adoptions.append(order)
            case .act(let lamps, let action): for lamp in lamps { waiting.merge(action, for: lamp) }
            case .sayAgain(let lamps): waiting.crossed.formUnion(lamps)
            }
            return waiting.takeWanted()
        }
        wanted?.resume()
    }

    func finish() {
        let wanted = waiting.withLock { waiting in
            waiting.isOver = true
            return waiting.takeWanted()
        }
        wanted?.resume()
    }

    /// Whether it is closed.
    var isOver: Bool { waiting.withLock { $0.isOver } }

    /// Sets aside what the driver says of a lamp, if it has yet to deal with an order for it and so speaks of before: it will be
    /// asked to say it again. Says whether that is so.
    func setsAside(_ lamp: LightAddress) -> Bool {
        waiting.withLock { waiting in
            guard !waiting.isOver, waiting.actions[lamp] != nil || waiting.inHand.contains(lamp) else { return false }
            waiting.crossed.insert(lamp)
            return true
        }
    }

    /// Whether all that was posted so far has been dealt with: nothing waits, and the driver has come back for more.
    package var isIdle: Bool { waiting.withLock { $0.isEmpty && $0.isWanted != nil } }

    /// The next order; `nil` once the inbox is closed or the task is cancelled.
    package func next() async -> DriverOrder? {
        while true {
            let (order, isOver) = waiting.withLock { ($0.take(), $0.isOver) }
            if let order { return order }
            if isOver || Task.isCancelled { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let resumesNow = waiting.withLock { waiting in
                        guard waiting.isEmpty, !waiting.isOver, !Task.isCancelled else { return true }
                        waiting.isWanted = continuation
                        return false
                    }
                    if resumesNow { continuation.resume() }
                }
            } onCancel: {
                finish()
            }
        }
    }

    /// Iterates over `next()`.
    package struct Iterator: AsyncIteratorProtocol {
        let inbox: OrderInbox

        package func next() async -> DriverOrder? { await inbox.next() }
    }

    package func makeAsyncIterator() -> Iterator { Iterator(inbox: self) }
}

extension OrderInbox.Waiting {
    fileprivate mutating func merge(_ action: LightAction, for lamp: LightAddress) {
        guard actions[lamp]?.merge(action) == nil else { return }
        actions[lamp] = action
        lamps.append(lamp)
    }

    /// The oldest order; lamps that are to do the same go together. What is to be said again is that after the orders.
    fileprivate mutating func take() -> DriverOrder? {
        inHand = []
        if !adoptions.isEmpty { return adoptions.removeFirst() }
        guard let first = lamps.first, let action = actions[first] else { return takeCrossed() }
        let alike = lamps.filter { actions[$0] == action }
        lamps.removeAll { actions[$0] == action }
        for lamp in alike { actions[lamp] = nil }
        inHand = Set(alike)
        return .act(alike, action)
    }

    private mutating func takeCrossed() -> DriverOrder? {
        guard !crossed.isEmpty else { return nil }
        defer { crossed = [] }
        return .sayAgain(Array(crossed))
    }

    fileprivate mutating func takeWanted() -> CheckedContinuation<Void, Never>? {
        defer { isWanted = nil }
        return isWanted
    }
}
