import Foundation
import Testing

@Suite("Requests made up by the thousand, through real sockets", .serialized, .timeLimit(.minutes(60)))
struct FuzzTests {
    /// The share of requests that must have an effect or read something: with fewer the deep states are never reached.
    private static let leastGoodShare = 0.6

    @Test("leave every answer and the home in order", arguments: FuzzPlan.all)
    func leaveEverythingInOrder(plan: FuzzPlan) async throws {
        say("fuzzing: \(plan.testDescription); what was asked last is in \(FlightRecord(plan).path)")
        let tally = try await FuzzRun.findings(of: plan).tally
        say(tally.table)
        #expect(tally.goodShare >= Self.leastGoodShare)
    }

    @Test("are the same with the same seed, and so are the answers")
    func sameSeedMakesTheSameRun() async throws {
        let runs = [7, 7, 8].map { FuzzPlan(profile: "bsb002", seed: $0, requests: 400) }
        var digests: [UInt64] = []
        for run in runs { digests.append(try await FuzzRun.findings(of: run).digest) }
        #expect(digests[0] == digests[1])
        #expect(digests[0] != digests[2])
    }

    /// Says something at once: what waits to be written would be lost if the bridge took the test with it.
    private func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
