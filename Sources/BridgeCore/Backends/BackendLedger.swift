package import HomeModel
import Synchronization

/// How a backend is doing, for the owner.
///
/// A lock, because the backend's own tasks write it and the owner asks from others; it is held for one access.
package final class BackendLedger: Sendable {
    /// Where a backend stands.
    package enum State: Sendable, Hashable {
        /// It is being connected.
        case connecting
        /// It is connected since then.
        case connected(since: Instant)
        /// It could not be connected, or lost its connection; it is tried again at this uptime.
        case waiting(until: Duration)
    }

    /// What is known of a backend.
    package struct Page: Sendable, Hashable {
        /// Where it stands.
        package var state = State.connecting
        /// How many devices it had when last connected; of a share, how many lights are shown.
        package var devices = 0
        /// What became of orders since the start.
        package var orders = OrderCounts()
        /// How often it was connected since the start.
        package var connections = 0
        /// The last failure in words, and when it was.
        package var failure: Failure?
    }

    /// A failure.
    package struct Failure: Sendable, Hashable {
        /// In words, without secrets.
        package let words: String
        /// When it happened last.
        package let at: Instant
    }

    private let page_ = Mutex(Page())

    /// Makes a ledger of a backend that has not been tried yet.
    package init() {}

    /// What is known now.
    package var page: Page { page_.withLock { $0 } }

    /// The backend is connected, or says anew which devices it has.
    package func connected(devices: Int, at now: Instant) {
        page_.withLock { page in
            page.devices = devices
            if case .connected = page.state { return }
            page.state = .connected(since: now)
            page.connections += 1
        }
    }

    /// The backend has so many devices now.
    package func count(devices: Int) { page_.withLock { $0.devices = devices } }

    /// The backend is tried again.
    package func connecting() { page_.withLock { $0.state = .connecting } }

    /// The backend lost its connection, or could not be connected.
    package func failed(_ words: String, at now: Instant, wait: Duration) {
        page_.withLock { page in
            page.state = .waiting(until: now.uptime + wait)
            page.failure = Failure(words: words, at: now)
        }
    }

    /// One order failed; the connection goes on.
    package func noted(_ words: String, at now: Instant) {
        page_.withLock { $0.failure = Failure(words: words, at: now) }
    }

    /// Orders went on their way.
    package func count(_ orders: OrderCounts) { page_.withLock { $0.orders = orders } }
}
