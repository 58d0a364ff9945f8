import Testing

@Suite("Ruuvi's checklist", .timeLimit(.minutes(1)))
struct RuuviChecklistTests {
    @Test(arguments: RuuviChecklist.signIn + RuuviChecklist.tags + RuuviChecklist.reading + RuuviChecklist.ingest + RuuviChecklist.today)
    func everyRowHoldsOverSockets(_ row: RuuviChecklist) async throws {
        try await RuuviBench.serve(row.settings) { try await row.check($0) }
    }
}
