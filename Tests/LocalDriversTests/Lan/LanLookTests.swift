import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Synchronization
import Testing
import ToldWorlds

@Suite("Searches on the LAN", .serialized, .timeLimit(.minutes(1)))
struct LanLookTests {
    private let world = World.real()

    /// What a search met. A lock, because it is met on other tasks than it is looked at.
    private final class Finds: Sendable {
        private let list = Mutex<[LanFind]>([])
        func add(_ find: LanFind) { list.withLock { $0.append(find) } }
        var all: [LanFind] { list.withLock { $0 } }
    }

    /// Searches while others announce themselves, until somebody is met.
    private func search(_ kind: any LanKind, _ announcements: [Announcement]) async throws -> [LanFind] {
        let finds = Finds()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await kind.search { finds.add($0) } }
            defer { group.cancelAll() }
            let end = world.now().uptime + .seconds(15)
            while finds.all.isEmpty, world.now().uptime < end {
                for announcement in announcements { try announcement.announce() }
                try await world.sleep(for: .milliseconds(50))
            }
        }
        return finds.all
    }

    @Test func aWLEDIsMet() async throws {
        let server = PlayedServer(FakeWLED(in: world))
        try await server.open()
        let port = await server.port
        let announcement = try #require(Announcement(
            "_wled._tcp", instance: "wled-Shelf", host: "wled-d4e5f6", port: port, text: ["mac=a1b2c3d4e5f6"], mdns: 46_301))
        let finds = try await search(WLEDKind(world: world, search: .onLoopback(world, port: 46_301)), [announcement])
        await server.shut()
        #expect(finds.first == LanFind(
            kind: "wled", identity: FakeWLED.mac, name: "Shelf", model: "esp32",
            address: LanAddress(host: "127.0.0.1", port: port)))
    }

    @Test func amongAllThatServePagesOnlyShellysAreAsked() async throws {
        let (shelly, other) = (FakeOldShelly(status: OldShellySamples.dimmer, password: "x", in: world), FakeWLED(in: world))
        let (server, others) = (PlayedServer(shelly), PlayedServer(other))
        try await server.open()
        try await others.open()
        let announcements = [
            Announcement("_http._tcp", instance: "printer", host: "printer", port: await others.port, mdns: 46_302),
            Announcement(
                "_http._tcp", instance: "ShellyBulbDuo-34945479CFA4", host: "ShellyBulbDuo-34945479CFA4", port: await server.port,
                mdns: 46_302),
        ].compactMap(\.self)
        let finds = try await search(ShellyKind(world: world, search: .onLoopback(world, port: 46_302)), announcements)
        await server.shut()
        await others.shut()
        #expect(finds.first?.identity == FakeOldShelly.identity)
        #expect(finds.first?.need?.contains("password") == true)
        #expect(await other.requests.isEmpty)
    }

    @Test func aPasswordThatIsGivenIsTried() async throws {
        let kind = ShellyKind(world: world, search: .onLoopback(world))
        let devices: [any PlayedWeb] = [
            FakeShelly(ShellySamples.dimmer, password: "sesame", in: world),
            FakeOldShelly(status: OldShellySamples.dimmer, password: "sesame", in: world),
        ]
        for device in devices {
            let server = PlayedServer(device)
            try await server.open()
            let address = LanAddress(host: "127.0.0.1", port: await server.port)
            #expect(try await kind.look(at: address, secret: nil).need != nil)
            #expect(try await kind.look(at: address, secret: "sesame").need == nil)
            await #expect(throws: LanFailure.self) { try await kind.look(at: address, secret: "wrong") }
            await server.shut()
            await #expect(throws: LanFailure.self) { try await kind.look(at: address, secret: nil) }
        }
    }

    @Test func whoeverIsSomethingElseIsNotTaken() async throws {
        let server = PlayedServer(FakeWLED(in: world))
        try await server.open()
        let address = LanAddress(host: "127.0.0.1", port: await server.port)
        await #expect(throws: LanFailure.self) {
            try await ShellyKind(world: world, search: .onLoopback(world)).look(at: address, secret: nil)
        }
        await server.shut()
    }
}
