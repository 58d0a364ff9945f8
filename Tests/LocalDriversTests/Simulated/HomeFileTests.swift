import Foundation
import HomeModel
import LocalDrivers
import Testing
import Yams

@Suite("A home file")
struct HomeFileTests {
    @Test func `the sample file is the built-in sample home`() throws {
        let file = try JSONDecoder().decode(HomeFile.self, from: fixture("sample.json"))
        #expect(try file.description() == SampleHome.standard)
    }

    @Test func `the apartment furnishes a home`() throws {
        let file = try YAMLDecoder().decode(HomeFile.self, from: fixture("apartment.yaml"))
        let described = try file.description()
        var home = Home(identity: BridgeIdentity(mac: try #require(MACAddress("021788000001"))))
        _ = try home.perform(.furnish(described), by: .owner, at: Instant(uptime: .zero, utc: .now))
        #expect(home.lights.count == 17)
        #expect(home.rooms.all.map(\.archetype) == ["living_room", "kitchen", "bedroom", "hallway", "bathroom"])
        #expect(described.devices.first?.name == "Coffee machine", "devices outside of rooms come first")
        let kitchen = try #require(home.rooms.all.first { $0.name == "Kitchen" })
        #expect(kitchen.devices.last == described.devices.first?.key.resourceID)
    }

    @Test func `what an entry says beats its model`() throws {
        let device = try #require(try read("""
            {"devices": [{"name": "A", "model": "ltw013", "id": "x", "archetype": "wall_spot", "product": "P",
              "manufacturer": "M", "firmware": "F", "battery": 7, "mireds": [454, 200],
              "hardwareAddress": "02:00:00:00:00:00:00:AB"}]}
            """).devices.first)
        #expect(device.key == DeviceKey(driver: "simulated", identity: "x"))
        #expect(device.product.archetype == "wall_spot" && device.product.name == "P")
        #expect(device.product.manufacturer == "M" && device.product.softwareVersion == "F")
        #expect(device.product.direction == "downwards", "what it does not say is as in the catalogue")
        #expect(device.battery == 7)
        #expect(device.hardwareAddress == "02:00:00:00:00:00:00:ab")
        #expect(device.lights == [LightAbilities(temperatures: MirekRange(200, 454))])
    }

    @Test func `an id made from a name, and the class of a room, are spelled the home's way`() throws {
        let home = try read(#"{"rooms": [{"name": "K", "class": "Kids bedroom", "devices": [{"name": "Big Lamp", "model": "LWB004"}]}]}"#)
        #expect(home.rooms.first?.archetype == "kids_bedroom")
        #expect(home.rooms.first?.devices.first?.identity == "big-lamp")
        #expect(try read(#"{"rooms": [{"name": "R"}]}"#).rooms.first?.archetype == "other")
        #expect(try read("{}") == HomeDescription())
    }

    @Test(arguments: faulty)
    func `what is wrong is said with its place`(json: String, said: String) throws {
        let error = #expect(throws: HomeFileError.self) { try read(json) }
        #expect(error?.description == said)
    }

    private static let lamp = #"{"name": "A", "model": "LWB004"}"#

    private static let faulty = [
        (#"{"devices": [{"name": "A", "model": "LCT999"}]}"#, "devices[0]: there is no model “LCT999”"),
        (#"{"devices": [{"name": "A"}]}"#, "devices[0]: “model” is missing"),
        (#"{"rooms": [{"name": "R", "devices": [{"model": "LWB004"}]}]}"#, "rooms[0].devices[0]: “name” is missing"),
        (#"{"devices": [\#(lamp), {"name": "B", "model": "LWB004", "id": "a"}]}"#, "devices[1]: another device has the id “a”"),
        (#"{"devices": [\#(lamp), {"name": "A", "model": "LWB004", "id": "b"}]}"#, "devices[1]: the name “A” is used twice"),
        (
            #"{"devices": [{"name": "A", "model": "LWB004", "hardwareAddress": "02:00:00:00:00:00:00:01"}, "#
                + #"{"name": "B", "model": "LWB004", "hardwareAddress": "02:00:00:00:00:00:00:01"}]}"#,
            "devices[1]: another device has the id “02:00:00:00:00:00:00:01”"
        ),
        (#"{"rooms": [{"name": "R"}, {"name": "R"}]}"#, "rooms[1]: the name “R” is used twice"),
        (#"{"rooms": [{"name": "R", "class": "Moon"}]}"#, "rooms[0]: there is no class of room “Moon”"),
        (#"{"rooms": [{"name": "R", "devices": ["x"]}]}"#, "rooms[0].devices[0]: there is no device “x”"),
        (
            #"{"devices": [\#(lamp)], "rooms": [{"name": "R", "devices": ["a"]}, {"name": "S", "devices": ["a"]}]}"#,
            "rooms[1].devices[0]: the device “a” is in two rooms"
        ),
        (#"{"rooms": [{"name": ""}]}"#, "rooms[0]: “” cannot be a name: 1 to 32 bytes, nothing invisible"),
        (#"{"devices": [{"name": "A", "model": "RWL021", "battery": 101}]}"#, "devices[0]: the value of “battery” is not one it can have"),
        (#"{"devices": [{"name": "A", "model": "LWB004", "mireds": [153, 500]}]}"#, "devices[0]: the value of “mireds” is not one it can have"),
        (#"{"devices": [{"name": "A", "model": "LWB004", "id": ""}]}"#, "devices[0]: the value of “id” is not one it can have"),
        (
            #"{"devices": [{"name": "A", "model": "LWB004", "hardwareAddress": "02:00"}]}"#,
            "devices[0]: the value of “hardwareAddress” is not one it can have"
        ),
    ]

    private func read(_ json: String) throws -> HomeDescription {
        do {
            return try JSONDecoder().decode(HomeFile.self, from: Data(json.utf8)).description()
        } catch let error as DecodingError {
            throw HomeFileError(error)
        }
    }

    private func fixture(_ name: String) throws -> Data {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return try Data(contentsOf: root.appending(path: "Fixtures/Homes/\(name)"))
    }
}
