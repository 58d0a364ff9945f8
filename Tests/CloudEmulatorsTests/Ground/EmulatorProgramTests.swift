@testable import CloudEmulators
import Connectivity
import Foundation
import Testing
import UnixSignals

@Suite("An emulator as a program", .serialized, .timeLimit(.minutes(1)))
struct EmulatorProgramTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "emulator-\(UUID().uuidString)").path

    @Test func itHasAReadyFileWhileItRunsAndASignalEndsIt() async throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let (ready, settings) = (directory + "/ready.json", EmulatorSettings.test(directory: directory))
        let program = EmulatorProgram(try EchoCloud(settings), settings, place: EmulatorPlace(), readyFile: ready)
        let (kept, keep) = AsyncStream.makeStream(of: String.self)
        try await program.run(endingOn: [.sigusr2]) { facts in
            keep.yield(try String(contentsOfFile: ready, encoding: .utf8))
            keep.finish()
            #expect(facts.http.hasPrefix("http://127.0.0.1:"))
            #expect(try await ask(facts.http, "GET", "/_emulator/status").json?["vendor"] == "echo")
            kill(getpid(), SIGUSR2)
        }
        let text = await kept.reduce("") { $0 + $1 }
        let facts = try JSONValue(parsing: text.utf8)
        #expect(text.hasSuffix("}\n"))
        #expect(facts["vendor"] == "echo")
        #expect(facts["pid"]?.int == Int(getpid()))
        #expect(facts["control"]?.string == (facts["http"]?.string ?? "") + "/_emulator")
        #expect(facts["color"] == "green")
        #expect(!FileManager.default.fileExists(atPath: ready))
    }

    @Test func aReadyFileThatCannotBeWrittenEndsIt() async throws {
        let settings = EmulatorSettings.test()
        let program = EmulatorProgram(
            try EchoCloud(settings), settings, place: EmulatorPlace(), readyFile: directory + "/there/is/no/such/place")
        let problem = await #expect(throws: EmulatorProblem.self) { try await program.run(endingOn: [.sigusr2]) }
        #expect(problem?.description.hasPrefix("the ready file") == true)
    }

    @Test func anUnknownVendorIsAnsweredWithTheKnownOnes() throws {
        let problem = #expect(throws: EmulatorProblem.self) {
            try EmulatorProgram("nobody", .test(), place: EmulatorPlace(), readyFile: nil)
        }
        let words = try #require(problem?.description)
        #expect(words.hasPrefix("there is no cloud \"nobody\""))
        for vendor in EmulatorVendors.all.keys { #expect(words.contains(vendor)) }
    }

    @Test(arguments: [("::1", "http://[::1]:7"), ("0.0.0.0", "http://127.0.0.1:7"), ("::", "http://[::1]:7"), ("localhost", "http://localhost:7")])
    func itsBaseURLIsOneThatThisMachineCanUse(host: String, base: String) async throws {
        #expect(EmulatorPlace(host: host, port: 7).base(port: 7) == base)
    }
}
