import Connectivity
import Testing

@Suite("When to say something again")
struct RetriesTests {
    /// Milliseconds at which something is said, and at which it is given up.
    private func times(_ waits: [Int], most: Int) -> (said: [Int], end: Int) {
        var retries = Retries(waits: waits.map { .milliseconds($0) }, most: most)
        var (said, now) = ([Int](), 0)
        while true {
            switch retries.step(at: .milliseconds(now)) {
            case .say: said.append(now)
            case .wait(let then): now = Int((then / .milliseconds(1)).rounded())
            case .giveUp: return (said, now)
            }
        }
    }

    @Test(arguments: [
        ([150, 300, 600], 6, [0, 150, 450, 1050, 1650, 2250], 2850),
        ([750, 1500, 3000], 3, [0, 750, 2250], 5250),
        ([750], 1, [0], 750), ([100], 0, [0], 100), ([], 2, [0, 0], 0),
    ])
    func theLastWaitIsForAllThatFollow(_ waits: [Int], _ most: Int, _ said: [Int], _ end: Int) {
        #expect(times(waits, most: most) == (said, end))
    }

    @Test func whoeverLooksTooEarlyWaits() {
        var retries = Retries(waits: [.seconds(1)], most: 2)
        #expect(retries.step(at: .zero) == .say)
        #expect(retries.step(at: .milliseconds(999)) == .wait(until: .seconds(1)))
        #expect(retries.step(at: .seconds(5)) == .say)
        #expect(retries.step(at: .seconds(5)) == .wait(until: .seconds(6)), "a late one is waited for just as long")
    }
}
