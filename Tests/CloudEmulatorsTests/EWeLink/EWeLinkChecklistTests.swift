import Testing

@Suite("eWeLink's checklist", .timeLimit(.minutes(1)))
struct EWeLinkChecklistTests {
    private static let rows =
        EWeLinkChecklist.accounts + EWeLinkChecklist.sessions + EWeLinkChecklist.devices + EWeLinkChecklist.groups
        + EWeLinkChecklist.sockets + EWeLinkChecklist.updates + EWeLinkChecklist.reports + EWeLinkChecklist.shares

    @Test(arguments: rows)
    func everyRowHoldsOverRealSockets(_ row: EWeLinkChecklist) async throws {
        try await EWeLinkBench.run(row.account, row.check)
    }

    @Test func noNumberOfTheListIsMissing() {
        let numbers = Set(Self.rows.map { $0.number.prefix(4) })
        #expect(numbers == Set((1...33).map { "E-\($0 < 10 ? "0" : "")\($0)" }))
    }
}
