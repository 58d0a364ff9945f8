import Connectivity
import Synchronization

/// Keeps the faults, counts how often they still apply, and has those wait who are to wait.
///
/// A lock, because every request asks and a test may change them meanwhile; it is held for one access.
final class FaultDesk: Sendable {
    /// What one request suffers.
    struct Suffering: Sendable {
        let faults: EmulatorFaults
        /// Changes with the faults; who suffers from earlier ones is released.
        fileprivate let edition: Int

        var drip: Duration? { faults.drip.map { .seconds($0) } }

        func answer(to request: EmulatorRequest) -> EmulatorAnswer? { faults.answer(to: request) }
    }

    private struct State {
        var faults: EmulatorFaults?
        var edition = 0
        var last = 0
        var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let clock: ConnectionClock
    private let state = Mutex(State())

    init(clock: ConnectionClock) {
        self.clock = clock
    }

    /// The faults that apply from now on; `nil` for none.
    var faults: EmulatorFaults? { state.withLock { $0.faults } }

    /// Changes the faults and releases everybody who waits.
    func set(_ faults: EmulatorFaults?) {
        let waiting = state.withLock { state in
            state.faults = faults
            state.edition += 1
            return Array(state.waiting.values)
        }
        for one in waiting { one.finish() }
    }

    /// What a request suffers; `nil` for nothing. It is counted.
    func take(_ request: EmulatorRequest) -> Suffering? {
        state.withLock { state in
            guard var faults = state.faults, faults.concern(request) else { return nil }
            defer {
                if let times = faults.times {
                    faults.times = times - 1
                    state.faults = times > 1 ? faults : nil
                }
            }
            return Suffering(faults: faults, edition: state.edition)
        }
    }

    /// Whether a request for a WebSocket is to get none. It is not counted.
    func refuse(_ request: EmulatorRequest) -> Bool {
        faults.map { $0.concern(request) && $0.preventsSocket } ?? false
    }

    /// Has somebody wait who suffers a delay, or for ever.
    ///
    /// - Throws: `CancellationError`.
    func wait(_ suffering: Suffering?) async throws {
        guard let suffering else { return }
        if suffering.faults.hang == true { return try await wait(for: nil, suffering.edition) }
        if let delay = suffering.faults.delay { try await wait(for: .seconds(delay), suffering.edition) }
    }

    /// Has somebody wait for a length of time, unless the faults have changed since or change meanwhile.
    ///
    /// - Throws: `CancellationError`.
    func wait(for length: Duration, _ suffering: Suffering) async throws {
        try await wait(for: length, suffering.edition)
    }

    private func wait(for length: Duration?, _ edition: Int) async throws {
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let number = state.withLock { state in
            state.last += 1
            state.waiting[state.last] = release
            if state.edition != edition { release.finish() }
            return state.last
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in releases {} }
            if let length { group.addTask { [clock] in try? await clock.sleep(for: length) } }
            await group.next()
            group.cancelAll()
        }
        state.withLock { $0.waiting[number] = nil }
        try Task.checkCancellation()
    }
}
