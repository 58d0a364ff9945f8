@testable import BridgeCore
import Testing
import ToldWorlds

@Suite("What is started again and again", .timeLimit(.minutes(1)))
struct RestartLoopTests {
    private struct Trouble: Error {
        let number: Int
    }

    /// How runs end, one after the other: after how many seconds, and with which trouble if any.
    private func ends(_ runs: [(length: Int, trouble: Int?)]) async -> [(wait: Duration, isNews: Bool)] {
        let (told, tally) = (ToldWorld(), Tally())
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await RestartLoop(.usual, world: told.world).run {
                    guard let run = await tally.next(of: runs) else { return }
                    told.advance(by: .seconds(run.length))
                    if let number = run.trouble { throw Trouble(number: number) }
                } onEnd: { end in
                    await tally.note(end)
                }
            }
            for number in 1...runs.count {
                let wait = await tally.wait(number)
                await told.somebodySleeps(for: wait)
                if number < runs.count { told.advance(by: wait) }
            }
            group.cancelAll()
        }
        return await tally.ends.map { ($0.wait, $0.isNews) }
    }

    @Test func waitsLongerEachTimeItFailsSoon() async {
        #expect(await ends([(0, 1), (0, 1), (5, nil), (60, 1), (0, 1)]).map(\.wait) == [1, 2, 4, 1, 2].map { .seconds($0) })
    }

    @Test func isNewsWhenItFailsOtherwiseOrAfterAGoodRun() async {
        let runs = [(0, 1), (0, 1), (59, 1), (0, 2), (60, 2), (0, 2), (0, nil), (0, 2)]
        #expect(await ends(runs).map(\.isNews) == [true, false, false, true, true, false, false, false])
    }
}

private actor Tally {
    private(set) var ends: [RestartLoop.End] = []
    private var begun = 0

    func next<Run: Sendable>(of runs: [Run]) -> Run? {
        begun += 1
        return begun <= runs.count ? runs[begun - 1] : nil
    }

    func note(_ end: RestartLoop.End) { ends.append(end) }

    /// The wait after a run, once it has ended.
    func wait(_ number: Int) async -> Duration {
        while ends.count < number { await Task.yield() }
        return ends[number - 1].wait
    }
}
