import CloudEmulators
import Testing

@Suite("MODE's checklist", .timeLimit(.minutes(1)))
struct ModeChecklistTests {
    @Test(arguments: ModeChecklist.accounts + ModeChecklist.homes + ModeChecklist.devices)
    func whatNeedsNoSocketHoldsWithoutOne(_ row: ModeChecklist) async throws {
        try await row.check(try await ModeBench.straight())
    }
}
