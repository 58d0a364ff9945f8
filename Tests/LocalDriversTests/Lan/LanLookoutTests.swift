@testable import LocalDrivers
import Testing

@Suite("When devices that do not answer are looked for")
struct LanLookoutTests {
    private var lookout = LanLookout()

    /// Seconds at which is looked, if a glance is taken every ten.
    private mutating func looks(_ seconds: Range<Int>, _ missing: (Int) -> Set<String>) -> [Int] {
        stride(from: seconds.lowerBound, to: seconds.upperBound, by: 10).filter {
            lookout.step(at: .seconds($0), missing: missing($0))
        }
    }

    @Test mutating func neverWhileAllAreThere() {
        #expect(looks(0..<4000) { _ in [] }.isEmpty)
    }

    @Test mutating func soonAtFirstAndThenMoreAndMoreSeldom() {
        #expect(looks(0..<5000) { _ in ["a"] } == [30, 90, 210, 450, 930, 1830, 2730, 3630, 4530])
    }

    @Test mutating func oneThatIsMissingAnewIsLookedForSoon() {
        let times = looks(0..<600) { $0 < 300 ? ["a"] : ["a", "b"] }
        #expect(times == [30, 90, 210, 330, 390, 450, 510])
    }

    @Test mutating func oneThatComesAndGoesDoesNotHoldUpAnother() {
        let times = looks(0..<300) { $0 % 20 == 0 ? ["a"] : ["a", "b"] }
        #expect(times == [30, 90, 210])
    }

    @Test mutating func oneThatCameBackIsLookedForSoonWhenItGoesAgain() {
        let times = looks(0..<800) { (220..<600).contains($0) ? [] : ["a"] }
        #expect(times == [30, 90, 210, 630, 690])
    }
}
