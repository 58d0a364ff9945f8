import Testing

@Suite("The checklist of v1, each row on a bridge of its own", .timeLimit(.minutes(1)))
struct ChecklistTests {
    @Test(arguments: Checklist.transport)
    func transport(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.registration)
    func registration(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.lights)
    func lights(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.groups)
    func groups(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.scenes)
    func scenes(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.schedules)
    func schedules(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.automation)
    func automation(row: Row) async throws { try await row.check() }

    @Test(arguments: Checklist.config)
    func config(row: Row) async throws { try await row.check() }

    @Test("every row is there once")
    func everyRowIsThereOnce() {
        #expect(Checklist.all.map(\.number).sorted() == Array(1...167))
    }
}
