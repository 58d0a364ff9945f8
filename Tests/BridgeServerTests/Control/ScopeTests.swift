import Foundation
import HomeModel
import Testing

@testable import BridgeServer

@Suite("What stays granted when something is denied")
struct ScopeTests {
    private var home: Home
    private let lamps: [ResourceID]
    private let rooms: [ResourceID]
    private let zone = ResourceID(derivedFrom: .devices, "zone")

    /// Two lamps in a hall, one in a den; the zone has one of the hall's and the den's.
    init() throws {
        let now = Instant(uptime: .zero, utc: Date(timeIntervalSince1970: 0))
        var home = Home(identity: BridgeIdentity(mac: try #require(MACAddress("00:17:88:24:96:fe"))))
        let lamp = { (name: String) in
            DeviceDescription(
                key: DeviceKey(driver: "test", identity: name), name: name,
                product: Product(model: "T", name: "T", manufacturer: "N", softwareVersion: "1"), lights: [LightAbilities()])
        }
        let devices = ["A", "B", "C"].map(lamp)
        for device in devices { _ = try home.perform(.addDevice(device), by: .owner, at: now) }
        lamps = home.lights.all.map(\.id)
        for (name, members) in [("Hall", devices[0...1]), ("Den", devices[2...2])] {
            let draft = RoomDraft(name: name, archetype: "other", devices: members.map(\.key.resourceID))
            _ = try home.perform(.addRoom(draft), by: .owner, at: now)
        }
        rooms = home.rooms.all.map(\.id)
        let draft = ZoneDraft(id: zone, name: "Ways", sort: .zone, lights: [lamps[1], lamps[2]])
        _ = try home.perform(.addZone(draft), by: .owner, at: now)
        self.home = home
    }

    private func named(lights: Set<ResourceID> = [], groups: Set<ResourceID> = []) -> Grant.Named {
        Grant.Named(lights: lights, groups: groups, sensors: [])
    }

    @Test func ofEverythingWhatThereIsStaysOneByOne() {
        let daylight = Set(home.sensors.all.map(\.id))
        #expect(home.scope(.everything, without: named(lights: [lamps[0]]))
            == .only(lights: [lamps[1], lamps[2]], groups: [], sensors: daylight))
    }

    @Test func aGroupThatLosesAMemberLeavesTheOthers() {
        let scope = Grant.Scope.only(lights: [], groups: [rooms[0], rooms[1]], sensors: [])
        #expect(home.scope(scope, without: named(lights: [lamps[0]]))
            == .only(lights: [lamps[1]], groups: [rooms[1]], sensors: []))
    }

    @Test func aRoomThatIsDeniedIsNotSeenThroughAZoneEither() {
        let scope = Grant.Scope.only(lights: [], groups: [rooms[0], zone], sensors: [])
        #expect(home.scope(scope, without: named(groups: [rooms[0]]))
            == .only(lights: [lamps[2]], groups: [], sensors: []))
    }

    @Test func namingSomethingToWhoSeesEverythingLeavesThatAlone() {
        #expect(Grant.Scope.everything.adding(named(lights: [lamps[0]])) == .only(lights: [lamps[0]], groups: [], sensors: []))
        let some = Grant.Scope.only(lights: [lamps[0]], groups: [], sensors: [])
        #expect(some.adding(named(groups: [rooms[1]])) == .only(lights: [lamps[0]], groups: [rooms[1]], sensors: []))
    }

    @Test(arguments: [("none", Grant(scope: .nothing)), ("read", Grant(level: .read)), ("control", Grant(level: .control)), ("all", .full)])
    func everyPresetHasItsWord(_ word: String, _ grant: Grant) {
        #expect(Grant(preset: word) == grant)
        #expect(Grant(preset: word.uppercased()) == nil)
    }
}
