import Synchronization

/// Tells any number of listeners what happens, without ever waiting for one of them.
///
/// Each listener has its own bounded buffer. When it is full the oldest waiting element is dropped; elements that carry
/// a running number let a listener see the gap. A lock guards the list of listeners, because those who announce and
/// those who come and go run on different threads; it is never held while a listener's own code runs.
package final class Feed<Element: Sendable>: Sendable {
    private struct Listeners {
        var next: UInt64 = 0
        var continuations: [UInt64: AsyncStream<Element>.Continuation] = [:]
        var isOver = false
    }

    private let listeners = Mutex(Listeners())

    /// Makes a feed that nobody listens to.
    package init() {}

    /// What happens from now on, until the listener stops or the feed is over.
    ///
    /// - Parameter buffered: how many elements may wait before the oldest are dropped.
    package func listen(buffered: Int = 256) -> AsyncStream<Element> {
        let (stream, continuation) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: .bufferingNewest(buffered))
        let id: UInt64? = listeners.withLock { listeners in
            guard !listeners.isOver else { return nil }
            listeners.next += 1
            listeners.continuations[listeners.next] = continuation
            return listeners.next
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id) }
        return stream
    }

    /// Whether anybody listens, for those to whom making an element is work.
    package var hasListeners: Bool { listeners.withLock { !$0.continuations.isEmpty } }

    /// Tells every listener.
    package func announce(_ element: Element) {
        for continuation in listeners.withLock({ Array($0.continuations.values) }) {
            continuation.yield(element)
        }
    }

    /// Ends the feed: every listener hears what still waits for it, and then the end.
    package func finish() {
        let continuations = listeners.withLock { listeners in
            listeners.isOver = true
            return Array(listeners.continuations.values)
        }
        for continuation in continuations { continuation.finish() }
    }

    private func forget(_ id: UInt64) {
        _ = listeners.withLock { $0.continuations.removeValue(forKey: id) }
    }
}
