/// Questions that are on their way, each with what its answer is known by. Answers that nobody waits for, since they come twice
/// or too late, are nothing.
package actor Questions<Key: Hashable & Sendable, Answer: Sendable> {
    private let clock: ConnectionClock
    private var waiting: [Key: [Int: AsyncStream<Answer>.Continuation]] = [:]
    private var last = 0

    /// Makes a place for questions.
    package init(clock: ConnectionClock) { self.clock = clock }

    /// Asks until there is an answer.
    ///
    /// - Parameters:
    ///   - key: what the answer is known by. Whoever asks with a key that is in use shares the answer.
    ///   - retries: when to ask again.
    ///   - send: asks once.
    /// - Throws: `ConnectionFailure.timedOut` when there is none; what `send` throws; `CancellationError`.
    package func ask(
        _ key: Key, _ retries: Retries, _ send: @escaping @Sendable () async throws -> Void
    ) async throws -> Answer {
        let (answers, answer) = AsyncStream.makeStream(of: Answer.self, bufferingPolicy: .bufferingOldest(1))
        last += 1
        let number = last
        waiting[key, default: [:]][number] = answer
        defer {
            waiting[key]?[number] = nil
            if waiting[key]?.isEmpty == true { waiting[key] = nil }
        }
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask {
                for await answer in answers { return answer }
                throw CancellationError()
            }
            group.addTask { [clock] in
                try await Self.keepAsking(retries, clock, send)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() ?? nil else { throw ConnectionFailure.timedOut }
            return first
        }
    }

    /// There is an answer. Says whether anybody waited for it.
    @discardableResult
    package func answer(_ key: Key, _ answer: Answer) -> Bool {
        guard let askers = waiting.removeValue(forKey: key) else { return false }
        for asker in askers.values { asker.yield(answer) }
        return true
    }

    /// Returns when it is time to give up.
    private static func keepAsking(
        _ retries: Retries, _ clock: ConnectionClock, _ send: @Sendable () async throws -> Void
    ) async throws {
        var retries = retries
        while true {
            switch retries.step(at: clock.uptime()) {
            case .say: try await send()
            case .wait(let then): try await clock.sleepUntil(then)
            case .giveUp: return
            }
        }
    }
}
