import AsyncHTTPClient
import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import HueV1
import Logging
import NIOCore
import Testing

@testable import BridgeApp

/// The whole program, with a real store, on real sockets of loopback.
@Suite("A bridge from its start to its end", .timeLimit(.minutes(1)))
struct ProgramTests {
    private static func program(_ values: [SettingKey: String]) async throws -> BridgeProgram {
        var values = values
        for (key, value) in [SettingKey.bind: "127.0.0.1", .httpPort: "0", .httpsPort: "0", .mdns: "off", .ssdp: "off"] {
            values[key] = values[key] ?? value
        }
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        return try await BridgeProgram(try settings(values), world: .live, logger: logger)
    }

    /// Runs a bridge until `body` is done.
    private static func run(
        _ values: [SettingKey: String], _ body: @escaping @Sendable (BridgeProgram, ReadyFacts) async throws -> Void
    ) async throws {
        let program = try await program(values)
        try await program.run(endingOn: []) { facts in
            try await body(program, facts)
            program.endRun()
        }
    }

    @Test func whatWasDoneIsThereAfterARestart() async throws {
        let scratch = try ScratchDirectory()
        let values: [SettingKey: String] = [.data: scratch.path, .mac: "00:17:88:24:96:fe", .name: "First"]
        try await Self.run(values) { program, _ in
            try await program.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
            try await program.bridge.perform(.register(Registration(
                deviceType: "test#test", key: "a-key-of-forty", clientKey: nil, id: ResourceID(derivedFrom: .devices, "app"))), by: .stranger)
            let lights = program.bridge.published.snapshot.memory(V1Numbers.self).lights
            try await program.bridge.perform(.renameLight(try #require(lights[2]), "Renamed"), by: .owner)
            try await program.bridge.perform(.removeLight(try #require(lights[1])), by: .owner)
        }
        try await Self.run([.data: scratch.path]) { program, facts in
            let snapshot = program.bridge.published.snapshot
            let lights = snapshot.memory(V1Numbers.self).lights
            #expect(facts.bridgeid == "001788FFFE2496FE")
            #expect(facts.name == "First")
            #expect(snapshot.home.apps(withKey: "a-key-of-forty").map(\.deviceType) == ["test#test"])
            #expect(lights.entries.map(\.number) == [2, 3, 4, 5, 6])
            #expect(lights[2].flatMap { snapshot.home.lights[$0]?.name } == "Renamed")
            #expect(!snapshot.home.linkButton.isPressed(at: program.bridge.world.now()))
        }
    }

    @Test func whatIsAskedForAtARestartIsDoneToTheKeptHome() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run([.data: scratch.path, .mac: "00:17:88:24:96:fe"]) { _, _ in }
        try await Self.run([.data: scratch.path, .mac: "00:17:88:00:00:01", .name: "Second"]) { _, facts in
            #expect(facts.bridgeid == "001788FFFE000001")
            #expect(facts.name == "Second")
        }
        try await Self.run([.data: scratch.path]) { _, facts in #expect(facts.bridgeid == "001788FFFE000001") }
    }

    @Test func theHistoryIsToldInWordsAlsoAfterARestart() async throws {
        let scratch = try ScratchDirectory()
        let history = { @Sendable (facts: ReadyFacts) async throws -> [ControlEvent.ChangeLine] in
            let socket = facts.control.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: "http+unix://\(socket)/history"), timeout: .seconds(30))
            let body = try await response.body.collect(upTo: 1 << 20)
            return try ControlCoding.decode([ControlEvent.ChangeLine].self, from: Data(body.readableBytesView))
        }
        try await Self.run([.data: scratch.path]) { program, facts in
            let lights = program.bridge.published.snapshot.memory(V1Numbers.self).lights
            try await program.bridge.perform(.renameLight(try #require(lights[2]), "Desk"), by: .owner)
            #expect(try await history(facts).suffix(2).map(\.cause) == ["owner", "owner"])
        }
        try await Self.run([.data: scratch.path]) { program, facts in
            let lines = try await history(facts)
            #expect(lines.map(\.batch) == lines.map(\.batch).sorted())
            #expect(lines.contains { $0.what == #"light "Desk": name"# && $0.cause == "owner" })
            #expect(lines.contains { $0.what == #"room "Hallway" added"# && $0.cause == "bridge" })
        }
    }

    @Test func everythingItKeepsIsForItsOwnerAlone() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run([.data: scratch.path + "/data"]) { _, facts in
            #expect(facts.control == scratch.path + "/data/control.sock")
            #expect(try scratch.mode(of: "data") == 0o700)
            for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/data") {
                #expect(try scratch.mode(of: "data/" + name) & 0o077 == 0, "\(name)")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/data/control.sock"))
    }

    @Test func theReadyFileTellsTheSameAsTheProgram() async throws {
        let scratch = try ScratchDirectory()
        let path = scratch.path + "/ready.json"
        try await Self.run([.ephemeral: "on", .readyFile: path]) { program, facts in
            let written = try JSONDecoder().decode(ReadyFacts.self, from: Data(contentsOf: URL(filePath: path)))
            #expect(written == facts)
            #expect(written == program.readyFacts)
            #expect(!written.http.hasSuffix(":0"))
        }
    }

    @Test func aReadyFileThatCannotBeWrittenEndsItWithOneLine() async throws {
        let error = await #expect(throws: SettingsError.self) {
            try await Self.run([.ephemeral: "on", .readyFile: "/nowhere/ready.json"]) { _, _ in }
        }
        #expect(error?.description.hasPrefix("the ready file /nowhere/ready.json cannot be written: ") == true)
    }

    @Test func aSecondOneMayNotUseTheSameDirectory() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run([.data: scratch.path]) { _, facts in
            let error = await #expect(throws: (any Error).self) { _ = try await Self.program([.data: scratch.path]) }
            #expect("\(error.map { "\($0)" } ?? "")".contains("\(getpid())"))
            #expect(FileManager.default.fileExists(atPath: facts.control))
        }
    }

    @Test func oneThatCannotStartLeavesNothingBehind() async throws {
        let before = try Self.temporaryDirectories()
        await #expect(throws: SettingsError.self) { _ = try await Self.program([.ephemeral: "on", .home: "/nowhere"]) }
        // Other tests' bridges come and go meanwhile; ours must go too.
        let deadline = ContinuousClock.now + .seconds(20)
        while try !Self.temporaryDirectories().subtracting(before).isEmpty, ContinuousClock.now < deadline { await Task.yield() }
        #expect(try Self.temporaryDirectories().subtracting(before) == [])
    }

    private static func temporaryDirectories() throws -> Set<String> {
        let parent = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? "/tmp"
        return Set(try FileManager.default.contentsOfDirectory(atPath: parent).filter { $0.count == "porchlight-XXXXXX".count && $0.hasPrefix("porchlight-") })
    }
}
