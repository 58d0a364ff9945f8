import BridgeCore
import HomeModel
import HueV1
import LocalDrivers
import Testing

@testable import BridgeApp

@Suite("Where a new home comes from")
struct HomeSourceTests {
    private static func find(_ values: [SettingKey: String] = [:], given: HomeDescription? = nil) throws -> HomeSource.Found {
        var values = values
        values[.bind] = "127.0.0.1"
        return try HomeSource(settings: try settings(values), given: given, world: .still()).find(in: ForgetfulStore())
    }

    /// What it is to be filled with; `nil` if anything else is to happen first.
    private static func furniture(_ found: HomeSource.Found) -> HomeDescription? {
        guard found.firstCommands.count == 1, case .furnish(let description) = found.firstCommands[0] else { return nil }
        return description
    }

    @Test func nobodySaysAnythingSoItIsTheSampleHome() throws {
        let found = try Self.find()
        #expect(Self.furniture(found) == SampleHome.standard)
        #expect(found.lastBatch == 0)
        #expect(found.home.lights.count == 0)
        #expect(found.home.settings == BridgeSettings())
    }

    @Test func aFileSaysWhatIsInIt() throws {
        let scratch = try ScratchDirectory()
        let file = try scratch.file(
            "home.yaml", "rooms: [{name: Attic, class: Attic, devices: [{name: Bulb, model: LWB010}]}]")
        let description = try #require(Self.furniture(try Self.find([.home: file])))
        #expect(description.devices.map(\.name) == ["Bulb"])
        #expect(description.rooms.map(\.name) == ["Attic"])
    }

    @Test func whoeverPutsTheProgramTogetherHasTheLastWord() throws {
        let found = try Self.find([.home: "/nowhere"], given: HomeDescription())
        #expect(Self.furniture(found) == HomeDescription())
    }

    @Test func aFileThatIsNotAHomeIsSaidToBeNoneInOneLine() throws {
        let scratch = try ScratchDirectory()
        #expect(complaint { _ = try Self.find([.home: "/nowhere/home.yaml"]) } == "the home file /nowhere/home.yaml cannot be read")
        for (text, rest) in [
            ("rooms: [{name: Attic, devices: [{name: A, model: X}]}]", "rooms[0].devices[0]: there is no model “X”"),
            ("rooms: [{name: Attic, devices: [{name: A}]}]", "rooms[0].devices[0]: “model” is missing"),
        ] {
            let file = try scratch.file("home.yaml", text)
            #expect(complaint { _ = try Self.find([.home: file]) } == "the home file \(file) is not one: \(rest)")
        }
        let broken = try scratch.file("home.yaml", "rooms: [")
        let line = try #require(complaint { _ = try Self.find([.home: broken]) })
        #expect(line.hasPrefix("the home file \(broken) is not one: "))
        #expect(!line.contains("\n"))
    }

    @Test func nameAndAddressAreThoseAskedFor() throws {
        let home = try Self.find([.name: "Lantern", .mac: "00:17:88:24:96:fe", .pressSeconds: "7"]).home
        #expect(home.settings.name == "Lantern")
        #expect(home.identity.mac.description == "00:17:88:24:96:fe")
        #expect(home.identity.bridgeID == "001788FFFE2496FE")
        #expect(home.linkButton.window == .seconds(7))
    }

    @Test func aBridgeIDOfOnesOwnIsTaken() throws {
        let home = try Self.find([.mac: "00:17:88:24:96:fe", .bridgeID: "aaaabbbbccccdddd"]).home
        #expect(home.identity.mac.description == "00:17:88:24:96:fe")
        #expect(home.identity.bridgeID == "AAAABBBBCCCCDDDD")
    }

    /// IEEE 802 marks addresses that nobody bought by the second lowest bit of the first octet; the lowest is for groups.
    @Test(arguments: [UInt8(0x00), 0x01, 0x5A, 0xA5, 0xFF])
    func anAddressMadeUpIsMarkedAsSuch(_ byte: UInt8) throws {
        let source = HomeSource(settings: try settings([.bind: "127.0.0.1"]), given: nil, world: .still(byte: byte))
        let octets = try source.find(in: ForgetfulStore()).home.identity.mac.octets
        #expect(octets[0] & 0b11 == 0b10)
        #expect(octets[0] & 0b1111_1100 == byte & 0b1111_1100)
        #expect(octets.dropFirst().allSatisfy { $0 == byte })
    }
}
