import BridgeCore
import Synchronization
import Testing

/// A lock, because the work counts from a task of its own.
@Suite("Work that can be stopped", .timeLimit(.minutes(1)))
struct StoppableTests {
    private final class Count: Sendable {
        private let value = Mutex(0)
        var now: Int { value.withLock { $0 } }
        func add(_ step: Int) { value.withLock { $0 += step } }
    }

    @Test func isOverWhenTheStopReturns() async {
        let (stoppable, count) = (Stoppable(), Count())
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        await withDiscardingTaskGroup { group in
            group.addTask {
                await stoppable.run {
                    count.add(1)
                    started.yield()
                    for await _ in AsyncStream<Never>.makeStream().stream {}
                    for _ in 0..<100 { await Task.yield() }
                    count.add(-1)
                }
            }
            for await _ in starts { break }
            await stoppable.stop()
            #expect(count.now == 0)
        }
    }

    @Test func doesNothingAfterAStopAndNobodyWaitsForIt() async {
        let (stoppable, count) = (Stoppable(), Count())
        await stoppable.stop()
        await stoppable.run { count.add(1) }
        await stoppable.stop()
        #expect(count.now == 0)
    }

    @Test func endsByItselfAndCanGoOnAgain() async {
        let (stoppable, count) = (Stoppable(), Count())
        for _ in 0..<3 { await stoppable.run { count.add(1) } }
        #expect(count.now == 3)
    }

    @Test func endsWithItsTaskAndCanGoOnAgain() async {
        let (stoppable, count) = (Stoppable(), Count())
        await withTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { await stoppable.run { for await _ in AsyncStream<Never>.makeStream().stream {} } }
        }
        await stoppable.run { count.add(1) }
        #expect(count.now == 1)
    }
}
