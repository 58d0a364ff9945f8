/// One device of a fleet that is spoken with by itself, from the moment that it is wanted until it is let go.
struct FleetMember: Sendable {
    let identity: String
    let backend: any Backend
    let ledger = BackendLedger()
    private let stoppable = Stoppable()

    init(_ identity: String, _ backend: any Backend) {
        self.identity = identity
        self.backend = backend
    }

    /// Does something until the member is let go or the task is cancelled.
    func whileWanted(_ work: @escaping @Sendable () async -> Void) async {
        await stoppable.run(work)
    }

    /// Stops, and returns when nothing of it is under way any more.
    func stop() async { await stoppable.stop() }
}
