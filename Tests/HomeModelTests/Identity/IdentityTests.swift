import Foundation
import HomeModel
import Testing

@Suite("Who is who")
struct IdentityTests {
    private let mac = MACAddress("00:17:88:24:96:fe")

    /// The literals were worked out with another implementation of RFC 9562 §5.5.
    @Test func `derived ids are the same for ever`() throws {
        let lamp = DeviceKey(driver: "simulated", identity: "floor-lamp").resourceID
        #expect(lamp.description == "1db4e17c-3f79-52de-afe4-250d7c0d0b17")
        #expect(ResourceID(derivedFrom: lamp, "light", "0").description == "a78e09fd-427d-5af0-81c2-6fbec13050c6")
        let identity = BridgeIdentity(mac: try #require(mac))
        #expect(identity.resourceID.description == "a1af054e-dc26-51cc-be90-b26af577e0a7")
        let daylight = try #require(Home(identity: identity).sensors.all.map(\.id).last)
        #expect(daylight.description == "d8657532-cc63-5910-ae8c-01072cf4dfbc")
    }

    @Test func `parts of a name do not run together`() {
        #expect(ResourceID(derivedFrom: .devices, "ab", "c") != ResourceID(derivedFrom: .devices, "a", "bc"))
    }

    @Test func `ids are lower case, in text and in JSON`() throws {
        let id = try #require(ResourceID("1DB4E17C-3F79-52DE-AFE4-250D7C0D0B17"))
        #expect(id.description == "1db4e17c-3f79-52de-afe4-250d7c0d0b17")
        #expect(try String(decoding: JSONEncoder().encode([id]), as: UTF8.self) == #"["\#(id)"]"#)
        #expect(try JSONDecoder().decode([ResourceID].self, from: JSONEncoder().encode([id])) == [id])
        #expect(ResourceID("nonsense") == nil)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ResourceID].self, from: Data(#"["x"]"#.utf8)) }
    }

    @Test(arguments: ["00:17:88:24:96:fe", "00-17-88-24-96-FE", "0017882496fe", "0017882496FE"])
    func `an address may be written in several ways`(text: String) throws {
        let address = try #require(MACAddress(text))
        #expect(address == mac)
        #expect(address.description == "00:17:88:24:96:fe")
        #expect(address.serial == "0017882496fe")
    }

    @Test(arguments: ["", "00:17:88:24:96", "00:17:88:24:96:fg", "00:17:88:24:96:fe:00", "００1788２496fe"])
    func `anything else is not an address`(text: String) {
        #expect(MACAddress(text) == nil)
    }

    @Test func `an invented address is local and for one machine`() throws {
        let address = try #require(MACAddress(locallyAdministered: [0xFF, 1, 2, 3, 4, 5]))
        #expect(address.octets == [0xFE, 1, 2, 3, 4, 5])
        #expect(MACAddress(locallyAdministered: [1, 2]) == nil)
        #expect(MACAddress(locallyAdministered: []) == nil)
    }

    @Test func `an address is text in JSON`() throws {
        let address = try #require(mac)
        #expect(try String(decoding: JSONEncoder().encode([address]), as: UTF8.self) == #"["00:17:88:24:96:fe"]"#)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([MACAddress].self, from: Data(#"["1"]"#.utf8)) }
    }

    @Test func `the bridge's names follow from its address`() throws {
        let identity = BridgeIdentity(mac: try #require(mac))
        #expect(identity.bridgeID == "001788FFFE2496FE")
        #expect(identity.shortSuffix == "2496FE")
        #expect(identity.uniqueDeviceName == "2f402f80-da50-11e1-9b23-0017882496fe")
    }

    @Test func `an owner may give another id of sixteen hex digits`() throws {
        let mac = try #require(mac)
        #expect(BridgeIdentity(mac: mac, bridgeID: "00aabbccddeeff11")?.bridgeID == "00AABBCCDDEEFF11")
        for wrong in ["", "00AABBCCDDEEFF1", "00AABBCCDDEEFF1G", "00AABBCCDDEEFF111", "０００００1"] {
            #expect(BridgeIdentity(mac: mac, bridgeID: wrong) == nil, "\(wrong)")
        }
    }
}
