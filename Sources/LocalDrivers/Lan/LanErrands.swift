/// What a device is busy with beside its orders: drawing attention, walking around the colours. There is one such thing at a
/// time, and whoever wants the device for something else ends it.
actor LanErrands {
    /// Says whether an errand may still go on; to be asked after every pause.
    typealias Leave = @Sendable () async -> Bool
    typealias Errand = @Sendable (Leave) async throws -> Void

    private var number = 0
    private var isRunning = false
    private let starts: AsyncStream<(number: Int, errand: Errand)>
    private let start: AsyncStream<(number: Int, errand: Errand)>.Continuation

    init() {
        (starts, start) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(4))
    }

    /// Whether there is something it is busy with.
    var isBusy: Bool { isRunning }

    /// Begins something; what there was before is over.
    func begin(_ errand: @escaping Errand) {
        number += 1
        isRunning = true
        start.yield((number, errand))
    }

    /// Ends what there is. Says whether there was anything.
    @discardableResult
    func end() -> Bool {
        defer { isRunning = false }
        number += 1
        return isRunning
    }

    /// Runs errands until the task is cancelled. One that fails is over; the device tells how it is at the next question.
    nonisolated func run() async {
        await withDiscardingTaskGroup { group in
            for await (number, errand) in starts {
                group.addTask {
                    try? await errand { await self.isWanted(number) }
                    await self.finish(number)
                }
            }
            group.cancelAll()
        }
    }

    private func isWanted(_ number: Int) -> Bool { isRunning && number == self.number }

    private func finish(_ number: Int) { if number == self.number { isRunning = false } }
}
