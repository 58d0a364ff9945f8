import Synchronization

/// How far a clock was told to jump ahead.
///
/// A lock, because whoever asks for the time does so from any task; it is held for one access.
final class EWeLinkLead: Sendable {
    private let ahead = Mutex(Duration.zero)

    var lead: Duration { ahead.withLock { $0 } }

    func advance(by length: Duration) { ahead.withLock { $0 += length } }
}
