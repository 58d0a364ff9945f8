import Foundation
import PorchlightTestKit
import Testing

/// Told time stands still here, so whatever is to wait waits for the test.
@Suite("Wrong keys are slowed down", .timeLimit(.minutes(1)))
struct WrongKeyTests {
    private static let refusal = #"[{"error":{"type":1,"address":"/lights","description":"unauthorized user"}}]"#

    private static func knock(_ bridge: TestBridge) async throws -> Answer { try await bridge.get("/api/wrong-key/lights") }

    /// The answers that have come so far.
    private actor Heap {
        private(set) var answers: [Answer] = []
        var statuses: [Int] { answers.map(\.status) }

        func put(_ answer: Answer) { answers.append(answer) }
    }

    /// Asks several times at once in the background.
    private static func whileAsking(
        _ count: Int, _ bridge: TestBridge, _ body: @escaping @Sendable (Heap) async throws -> Void
    ) async throws {
        let heap = Heap()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { await heap.put(try await knock(bridge)) } }
            try await body(heap)
            try await group.waitForAll()
        }
    }

    @Test func fiveAreFreeAndTheSixthWaits() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for _ in 0..<5 { #expect(try await Self.knock(bridge).text == Self.refusal) }
            try await Self.whileAsking(1, bridge) { heap in
                // An app with a key is served from the same address all the while.
                for _ in 0..<50 { #expect(try await bridge.get("/api/\(key)/lights").names().count == 6) }
                #expect(await heap.answers.isEmpty)
                var waited = Duration.zero
                try await eventually("the sixth is answered") {
                    guard await heap.answers.isEmpty else { return true }
                    try await bridge.advance(by: .milliseconds(10))
                    waited += .milliseconds(10)
                    return false
                }
                #expect(waited >= .milliseconds(100))
                #expect(await heap.statuses == [200])
            }
        }
    }

    @Test func whenFourWaitTheNextIsTurnedAwayAtOnce() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for _ in 0..<5 { _ = try await Self.knock(bridge) }
            try await Self.whileAsking(7, bridge) { heap in
                try await eventually("three are turned away") { await heap.answers.count == 3 }
                for answer in await heap.answers {
                    #expect(answer.status == 429)
                    #expect(answer.fields["connection"] == "close")
                    #expect(answer.text.contains("<h1>429 Too Many Requests</h1>"))
                }
                #expect(try await bridge.get("/api/\(key)/lights").status == 200)
                try await eventually("the others are answered") {
                    try await bridge.advance(by: .milliseconds(500))
                    return await heap.answers.count == 7
                }
                #expect(await heap.statuses.suffix(4) == [200, 200, 200, 200])
            }
        }
    }

    @Test func debtMelts() async throws {
        try await TestBridge.run { bridge in
            for _ in 0..<3 {
                for _ in 0..<5 { #expect(try await Self.knock(bridge).status == 200) }
                try await bridge.advance(by: .seconds(60))
            }
        }
    }

    @Test func whatIsOpenToEveryoneCostsNothing() async throws {
        try await TestBridge.run { bridge in
            for _ in 0..<30 {
                let short = try await bridge.get("/api/nobody/config")
                #expect(short["bridgeid"] as? String == bridge.bridgeID)
                #expect(try await bridge.get("/api/config").status == 200)
                #expect(try await bridge.post("/api", #"{"devicetype":"x"}"#).text.contains("101"))
            }
        }
    }
}
