import BridgeCore
import BridgeServer
import CloudConnectors
import Foundation
import HomeModel
import Logging
import Testing

@testable import BridgeApp

/// The whole program on real sockets of loopback, with accounts at a cloud that is not there.
@Suite("Cloud accounts over the years", .timeLimit(.minutes(1)))
struct CloudDeskTests {
    private static func wanted(_ name: String = "home", password: String = "right") -> ControlNewCloud {
        var wanted = ControlNewCloud(vendor: "mode", name: name)
        wanted.settings = ["projectId": "7", "appId": "x", "email": "a@b.c"]
        wanted.secrets = ["password": password]
        return wanted
    }

    /// Runs a bridge in a directory until `body` is done.
    private static func run(
        in directory: String, _ body: @escaping @Sendable (BridgeProgram, CloudDesk) async throws -> Void
    ) async throws {
        let values: [SettingKey: String] = [
            .data: directory, .bind: "127.0.0.1", .httpPort: "0", .httpsPort: "0", .mdns: "off", .ssdp: "off",
        ]
        let program = try await BridgeProgram(
            try settings(values), clouds: StubCloud.kits, world: .live,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        try await program.run(endingOn: []) { _ in
            try await body(program, CloudDesk(accounts: program.clouds, bridge: program.bridge))
            program.endRun()
        }
    }

    /// The cloud's lamp, once it is as wanted.
    private static func lamp(
        of program: BridgeProgram, _ isTrue: @escaping @Sendable (Home, Light) -> Bool
    ) async throws -> Light {
        let batches = program.bridge.announcements.listen()
        func found(_ home: Home) -> Light? {
            home.lights.all.first { home.devices[$0.owner]?.key.driver == "mode:home" && isTrue(home, $0) }
        }
        if let lamp = found(program.bridge.published.snapshot.home) { return lamp }
        for await batch in batches { if let lamp = found(batch.snapshot.home) { return lamp } }
        throw CancellationError()
    }

    @Test func aLampKeepsItsIDAndItsNameHereOverARestart() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            _ = try await desk.add(Self.wanted(), sharing: nil)
            let lamp = try await Self.lamp(of: program) { $0.isReachable($1) }
            try await program.bridge.perform(.renameLight(lamp.id, "Renamed here"), by: .owner)
        }
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            let lamp = try await Self.lamp(of: program) { home, lamp in home.isReachable(lamp) && lamp.state.on }
            #expect(lamp.name == "Renamed here")
            #expect(program.bridge.published.snapshot.home.lights.count == 7)
            #expect(try await desk.accounts().map(\.name) == ["home"])
        }
    }

    @Test func aLampWhoseAccountCannotBeReadIsThereAndOutOfReachUntilItCan() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            _ = try await desk.add(Self.wanted(), sharing: nil)
            _ = try await Self.lamp(of: program) { $0.isReachable($1) }
        }
        let (key, aside) = (scratch.path + "/clouds.key", scratch.path + "/aside")
        try FileManager.default.moveItem(atPath: key, toPath: aside)
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            _ = try await Self.lamp(of: program) { !$0.isReachable($1) }
            #expect(try await desk.accounts().map(\.state) == ["unusable"])
            #expect(try await desk.accounts().first?.problem?.contains(key) == true)
        }
        try FileManager.default.moveItem(atPath: aside, toPath: key)
        try await Self.run(in: scratch.path) { (program, _) async throws in _ = try await Self.lamp(of: program) { $0.isReachable($1) } }
    }

    @Test func anAccountThatCannotBeReadIsRemovedWithItsLampAllTheSame() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            _ = try await desk.add(Self.wanted(), sharing: Grant(level: .control, scope: .nothing))
            _ = try await Self.lamp(of: program) { $0.isReachable($1) }
        }
        try FileManager.default.removeItem(atPath: scratch.path + "/clouds.key")
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            let gone = try await desk.remove("home")
            #expect(gone.lights == ["Cloud lamp"] && gone.app == "mode#home")
            let home = program.bridge.published.snapshot.home
            #expect(home.lights.count == 6 && home.apps.count == 0)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/clouds.json"))
    }

    @Test func aListThatCannotBeWrittenLeavesNothingBehind() async throws {
        let scratch = try ScratchDirectory()
        // A directory stands where the file would be written first.
        try FileManager.default.createDirectory(atPath: scratch.path + "/clouds.key.new/x", withIntermediateDirectories: true)
        try await Self.run(in: scratch.path) { (program, desk) async throws in
            await #expect(throws: ControlProblem.self) {
                try await desk.add(Self.wanted(), sharing: Grant(level: .control, scope: .nothing))
            }
            #expect(try await desk.accounts().isEmpty)
            let home = program.bridge.published.snapshot.home
            #expect(home.apps.count == 0 && home.lights.count == 6)
        }
    }

    @Test func withoutAccountsNoFileIsMade() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run(in: scratch.path) { (_, desk) async throws in #expect(try await desk.accounts().isEmpty) }
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        #expect(!names.contains { $0.hasPrefix("clouds") })
    }

    @Test func aVendorWithoutAConnectorIsNamed() async throws {
        let scratch = try ScratchDirectory()
        try await Self.run(in: scratch.path) { (_, desk) async throws in
            var wanted = ControlNewCloud(vendor: "devicehive", name: "hive")
            (wanted.server, wanted.secrets, wanted.test) = ("https://hive.example.org", ["accessToken": "x"], false)
            let added = try await desk.add(wanted, sharing: nil)
            #expect(added.account.state == "unusable")
            #expect(added.account.problem == "this program has no connector for devicehive")
            _ = try await desk.remove("hive")
        }
    }
}
