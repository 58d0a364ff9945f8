import HomeModel

/// Lets one request at a time go to a device, in the order in which they came, with a pause between them.
package actor SpacedTurns {
    private let gap: Duration
    private let world: World
    private var isTaken = false
    private var waiting: [(number: Int, wake: AsyncStream<Void>.Continuation)] = []
    private var last = 0
    private var nextBegin: Duration?

    /// Makes turns of which nobody has one.
    ///
    /// - Parameters:
    ///   - gap: the pause between the end of one and the beginning of the next.
    ///   - world: tells the time.
    package init(gap: Duration, world: World) {
        self.gap = gap
        self.world = world
    }

    /// Does something when it is its turn.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before that; else what `work` throws.
    package func take<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        try await begin()
        defer { end() }
        if let nextBegin { try await world.sleepUntil(nextBegin) }
        defer { nextBegin = world.now().uptime + gap }
        return try await work()
    }

    private func begin() async throws {
        guard isTaken else { return isTaken = true }
        last += 1
        let number = last
        let (turns, wake) = AsyncStream.makeStream(of: Void.self)
        waiting.append((number, wake))
        for await _ in turns {}
        if let place = waiting.firstIndex(where: { $0.number == number }) {
            // The turn did not come: the task was cancelled.
            waiting.remove(at: place)
            throw CancellationError()
        }
    }

    /// Hands the turn on to whoever waits longest.
    private func end() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().wake.finish() }
    }
}
