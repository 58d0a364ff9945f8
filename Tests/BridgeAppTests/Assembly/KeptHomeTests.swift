import BridgeCore
import HomeModel
import HueV1
import LocalDrivers
import Testing

@testable import BridgeApp

@Suite("A home that was kept")
struct KeptHomeTests {
    private static let mac = MACAddress("00:17:88:24:96:fe")

    private static func find(_ values: [SettingKey: String] = [:], in store: KeptStore) throws -> HomeSource.Found {
        try HomeSource(settings: try settings(values), given: nil, world: .still()).find(in: store)
    }

    private static func store(numbers: V1Numbers? = nil) throws -> KeptStore {
        try KeptStore(SampleHome.standard, mac: try #require(mac), numbers: numbers)
    }

    private static func numbers(_ found: HomeSource.Found) throws -> V1Numbers {
        try #require(found.faces.first as? V1Numbers)
    }

    @Test func itIsAsItWasAndNothingHasToHappen() throws {
        let found = try Self.find(in: try Self.store())
        #expect(found.home.settings.name == "Kept house")
        #expect(found.home.identity.mac == Self.mac)
        #expect(found.home.lights.count == 6)
        #expect(found.home.rooms.all.map(\.name) == ["Living room", "Hallway"])
        #expect(found.lastBatch == 41)
        #expect(found.firstCommands.isEmpty)
        let names = try Self.numbers(found).lights.entries.map { found.home.lights[$0.id]?.name }
        #expect(names == ["Floor lamp", "Table lamp", "Shelf strip", "Fairy lights", "Ceiling spot", "Mirror lamp"])
    }

    @Test func theHomeFileIsForNewHomesOnly() throws {
        #expect(try Self.find([.home: "/nowhere"], in: try Self.store()).home.lights.count == 6)
    }

    @Test func theLinkButtonIsAsTheSettingsSay() throws {
        let button = try Self.find([.pressSeconds: "90", .pressOnce: "on"], in: try Self.store()).home.linkButton
        #expect(button == LinkButton(window: .seconds(90), closesAfterFirstKey: true))
    }

    @Test func anotherNameIsWishedFor() throws {
        let commands = try Self.find([.name: "Lantern"], in: try Self.store()).firstCommands
        guard commands.count == 1, case .editSettings(let patch) = commands[0] else {
            Issue.record("\(commands)")
            return
        }
        #expect(patch.name == "Lantern")
        #expect(patch.timeZone == nil)
    }

    @Test(arguments: [
        ([SettingKey.mac: "00:17:88:00:00:01"], "00:17:88:00:00:01", "001788FFFE000001"),
        ([.bridgeID: "aaaabbbbccccdddd"], "00:17:88:24:96:fe", "AAAABBBBCCCCDDDD"),
        ([.mac: "00:17:88:00:00:01", .bridgeID: "aaaabbbbccccdddd"], "00:17:88:00:00:01", "AAAABBBBCCCCDDDD"),
    ])
    func anotherIdentityIsWishedFor(_ values: [SettingKey: String], _ mac: String, _ bridgeID: String) throws {
        let commands = try Self.find(values, in: try Self.store()).firstCommands
        guard commands.count == 1, case .setIdentity(let identity) = commands[0] else {
            Issue.record("\(commands)")
            return
        }
        #expect(identity.mac.description == mac)
        #expect(identity.bridgeID == bridgeID)
    }

    @Test func whatItHasAlreadyIsNotWishedFor() throws {
        let values: [SettingKey: String] = [.name: "Kept house", .mac: "00-17-88-24-96-FE", .bridgeID: "001788fffe2496fe"]
        #expect(try Self.find(values, in: try Self.store()).firstCommands.isEmpty)
    }

    @Test func numbersThatWereLostAreGivenAnew() throws {
        var store = try Self.store()
        store.kept?.faces = [:]
        let numbers = try Self.numbers(try Self.find(in: store))
        #expect(numbers.lights.entries.map(\.number) == Array(1...6))
        #expect(numbers.groups.entries.map(\.number) == [1, 2])
        #expect(numbers.sensors.entries.count == 5)
    }

    @Test func numbersThatAreKnownStayThoughOthersWereLost() throws {
        let home = try Self.find(in: try Self.store()).home
        let last = try #require(home.lights.all.map { $0 }.last)
        var known = V1Numbers()
        _ = known.follow([Change(.added, ResourceReference(.light, last.id))], in: home)

        let numbers = try Self.numbers(try Self.find(in: try Self.store(numbers: known)))

        #expect(numbers.lights[1] == last.id)
        #expect(numbers.lights.entries.map(\.number) == Array(1...6))
    }

    @Test func aStoreThatCannotBeReadIsNotTakenForAnEmptyOne() {
        #expect(throws: KeptStore.Unreadable.self) { try Self.find(in: .unreadable) }
    }
}
