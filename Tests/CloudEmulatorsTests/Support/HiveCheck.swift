import Testing

/// A row of DeviceHive's checklist: what must be so, and how to find out.
struct HiveCheck: Sendable, CustomTestStringConvertible {
    let number: String
    let sentence: String
    let look: @Sendable (HiveBench) async throws -> Void

    init(_ number: String, _ sentence: String, _ look: @escaping @Sendable (HiveBench) async throws -> Void) {
        self.number = number
        self.sentence = sentence
        self.look = look
    }

    static let all = tokens + rights + plugins + resources + polls + sockets

    var testDescription: String { "\(number): \(sentence)" }
}

@Suite("DeviceHive's checklist, over real sockets", .timeLimit(.minutes(1)))
struct HiveChecklistTests {
    @Test(arguments: HiveCheck.all)
    func everyRowHolds(_ check: HiveCheck) async throws {
        try await HiveBench.with { bench in try await check.look(bench) }
    }

    @Test func everyRowOfTheEmulatorsIsThere() {
        let numbers = Set(HiveCheck.all.map { $0.number })
        // D-20's restart has a test of its own beside its row, D-34 is the client from PyPI, 35 to 38 are the connector's.
        let expected = (1...33).map { "D-" + ($0 < 10 ? "0\($0)" : "\($0)") }
        #expect(expected.filter { !numbers.contains($0) } == [])
    }
}
