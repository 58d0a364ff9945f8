/// Lets one at a time do something that takes a while, in no particular order.
actor Turns {
    private var isTaken = false
    private var waiting: [AsyncStream<Void>.Continuation] = []

    /// Does something when nobody else does.
    func take<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        while isTaken {
            let (freed, isFree) = AsyncStream.makeStream(of: Void.self)
            waiting.append(isFree)
            for await _ in freed {}
            try Task.checkCancellation()
        }
        isTaken = true
        defer {
            isTaken = false
            for isFree in waiting { isFree.finish() }
            waiting = []
        }
        return try await work()
    }
}
