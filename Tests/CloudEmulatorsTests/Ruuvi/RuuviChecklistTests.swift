import Testing

@Suite("Ruuvi's checklist", .timeLimit(.minutes(1)))
struct RuuviChecklistTests {
    private static let rows =
        RuuviChecklist.signIn + RuuviChecklist.tags + RuuviChecklist.reading + RuuviChecklist.ingest + RuuviChecklist.today

    @Test(arguments: rows)
    func everyRowHoldsOverSockets(_ row: RuuviChecklist) async throws {
        try await RuuviBench.serve(row.settings) { try await row.check($0) }
    }
}
