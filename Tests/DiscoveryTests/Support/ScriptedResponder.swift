@testable import Discovery
import Synchronization

/// A way of mDNS that is there or not, as told; it writes down what happens to it.
final class ScriptedResponder: MDNSDaemon {
    private let name: String
    private let diary: Diary
    private let isThere = Mutex(false)
    private let isMute: Bool
    private let clock: any Clock<Duration>

    /// - Parameter isMute: takes the registration and never confirms it.
    init(_ name: String, isThere: Bool, isMute: Bool = false, diary: Diary, clock: any Clock<Duration> = ContinuousClock()) {
        self.name = name
        self.isMute = isMute
        self.diary = diary
        self.clock = clock
        self.isThere.withLock { $0 = isThere }
    }

    func set(isThere: Bool) {
        self.isThere.withLock { $0 = isThere }
    }

    func answers() async -> Bool {
        isThere.withLock { $0 }
    }

    func run(_ announcement: MDNSAnnouncement, registered: @escaping @Sendable (String) -> Void) async throws(MDNSFailure) {
        guard await answers() else { throw MDNSFailure("\(name) is away") }
        diary.write("\(name) up")
        if !isMute { registered(announcement.instanceName) }
        while !Task.isCancelled, await answers() { await clock.pause(for: .milliseconds(2)) }
        diary.write("\(name) down")
        if !Task.isCancelled { throw MDNSFailure("\(name) is gone") }
    }
}

/// What happened, in order, from whichever task.
final class Diary: Sendable {
    private let entries = Mutex<[String]>([])

    func write(_ entry: String) {
        entries.withLock { $0.append(entry) }
    }

    var all: [String] { entries.withLock { $0 } }
}

/// Waits until something holds, and gives up after five seconds; the test then fails by its own expectation.
func eventually(_ condition: @Sendable () -> Bool) async -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(5)
    while clock.now < end {
        if condition() { return true }
        await clock.pause(for: .milliseconds(5))
    }
    return condition()
}
