/// One device of a fleet that is spoken with by itself, from the moment that it is wanted until it is let go.
struct FleetMember: Sendable {
    let identity: String
    let backend: any Backend
    let ledger = BackendLedger()
    private let stops: AsyncStream<Void>
    private let stopper: AsyncStream<Void>.Continuation

    init(_ identity: String, _ backend: any Backend) {
        self.identity = identity
        self.backend = backend
        (stops, stopper) = AsyncStream.makeStream()
    }

    /// Does something until the member is let go or the task is cancelled.
    func whileWanted(_ work: @escaping @Sendable () async -> Void) async {
        await withDiscardingTaskGroup { group in
            group.addTask { await work() }
            for await _ in stops {}
            group.cancelAll()
        }
    }

    func stop() { stopper.finish() }
}
