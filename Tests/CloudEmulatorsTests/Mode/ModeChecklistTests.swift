import CloudEmulators
import Testing

@Suite("MODE's checklist", .timeLimit(.minutes(1)))
struct ModeChecklistTests {
    @Test(arguments: ModeChecklist.accounts + ModeChecklist.homes + ModeChecklist.devices)
    func whatNeedsNoSocketHoldsWithoutOne(_ row: ModeChecklist) async throws {
        try await row.check(try await ModeBench.straight())
    }

    @Test(arguments: ModeChecklist.all)
    func everythingHoldsOverRealSockets(_ row: ModeChecklist) async throws {
        try await ModeBench.served { try await row.check($0) }
    }

    /// M-08 for a part and M-33 are about restarts, M-29 about frames: they have suites of their own.
    @Test func noRowIsMissing() {
        let numbers = ModeChecklist.all.map(\.number) + ["M-29", "M-33"]
        let wanted = (1...33).map { $0 < 10 ? "M-0\($0)" : "M-\($0)" }
        #expect(numbers.sorted() == wanted)
    }
}

extension ModeChecklist {
    static let all = accounts + homes + devices + sockets + listeners
}
