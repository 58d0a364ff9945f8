import Foundation
import Testing

@testable import BridgeApp

@Suite("The ready file")
struct ReadyFactsTests {
    private static func facts(name: String = "Porchlight") -> ReadyFacts {
        ReadyFacts(
            pid: 7, http: "http://127.0.0.1:80", https: "https://127.0.0.1:443", control: "/data/control.sock",
            bridgeid: "001788FFFE2496FE", name: name)
    }

    @Test func itIsOneLineOfJSON() throws {
        let scratch = try ScratchDirectory()
        try Self.facts().write(to: scratch.path + "/ready")
        let text = try String(contentsOfFile: scratch.path + "/ready", encoding: .utf8)
        #expect(text == #"{"bridgeid":"001788FFFE2496FE","control":"/data/control.sock","http":"http://127.0.0.1:80","#
            + #""https":"https://127.0.0.1:443","name":"Porchlight","pid":7}"# + "\n")
    }

    @Test func whoReadsSeesAllOfItOrNoFile() async throws {
        let scratch = try ScratchDirectory()
        let path = scratch.path + "/ready"
        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                for round in 0..<300 { try Self.facts(name: String(repeating: "n", count: round)).write(to: path) }
                return 0
            }
            group.addTask {
                var read = 0
                while read < 300 {
                    guard let bytes = FileManager.default.contents(atPath: path) else { continue }
                    #expect(throws: Never.self) { try JSONDecoder().decode(ReadyFacts.self, from: bytes) }
                    read += 1
                    await Task.yield()
                }
                return read
            }
            try await group.waitForAll()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["ready"])
    }

    @Test func aPlaceThatIsNotThereIsAnError() {
        #expect(throws: (any Error).self) { try Self.facts().write(to: "/nowhere/ready") }
    }
}
