import HomeModel
import HueV1

extension V1Fixture {
    /// Lights 1 extended colour (on), 2 dimmable (on), 3 extended colour (off), 4 whites 153–454 (on), 5 plug (on),
    /// 6 colour of gamut A (on). Sensors 1 daylight, 2 switch, 3–5 motion, temperature and light level. Rooms 1 with
    /// lights 1 and 2 and the motion sensor, 2 with 3 and 4, 3 with nothing.
    mutating func furnish() throws {
        let devices = DeviceDescription.sampleLamps + [.dimmerSwitch, .motionSensor]
        let keys = devices.map(\.key)
        let rooms: [HomeDescription.RoomDescription] = [
            .init(name: "Living room", archetype: "living_room", devices: [keys[0], keys[1], keys[7]]),
            .init(name: "Hall", archetype: "hallway", devices: [keys[2], keys[3]]),
            .init(name: "Porch", archetype: "porch", devices: []),
        ]
        for device in devices { try perform(.addDevice(device)) }
        for room in rooms {
            try perform(.addRoom(RoomDraft(
                name: room.name, archetype: room.archetype, devices: room.devices.map(\.resourceID))))
        }
        for number in [1, 2, 4, 5, 6] { try perform(.setLight(id(ofLight: number), .switchedOn)) }
    }

    func id(ofLight number: Int) throws -> ResourceID {
        guard let id = numbers.lights[number] else { throw Refusal.notAllowed }
        return id
    }
}

extension BridgeIdentity {
    static let sample = BridgeIdentity(mac: MACAddress(octets: [0x00, 0x17, 0x88, 0x24, 0x96, 0xFE]) ?? MACAddress.none)
}

extension MACAddress {
    fileprivate static var none: MACAddress { preconditionFailure("six octets are an address") }
}

extension LightPatch {
    static var switchedOn: LightPatch {
        var patch = LightPatch()
        patch.on = true
        return patch
    }
}

extension DeviceKey {
    static func sample(_ identity: String) -> DeviceKey { DeviceKey(driver: "sample", identity: identity) }
}

extension DeviceDescription {
    static let sampleLamps: [DeviceDescription] = [
        lamp(1, "Hue color lamp 1", .colorLamp, LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)),
        lamp(2, "Hue white lamp 1", .whiteLamp, LightAbilities()),
        lamp(3, "Hue color lamp 2", .colorLamp, LightAbilities(temperatures: MirekRange(153, 500), gamut: .b)),
        lamp(4, "Hue ambiance lamp 1", .ambianceLamp, LightAbilities(temperatures: MirekRange(153, 454))),
        lamp(5, "Plug", .smartPlug, LightAbilities(dims: false)),
        lamp(6, "Iris", .iris, LightAbilities(gamut: .a)),
    ]

    static let dimmerSwitch = DeviceDescription(
        key: .sample("switch"), name: "Dimmer",
        product: Product(
            model: "RWL021", name: "Hue dimmer switch", manufacturer: "Signify Netherlands B.V.",
            softwareVersion: "5.45.1.17846"),
        hardwareAddress: "00:17:88:01:10:38:02:66", battery: 80,
        sensors: [.init(name: "Dimmer", reading: .buttons(count: 1, last: nil))])

    static let motionSensor = DeviceDescription(
        key: .sample("motion"), name: "Motion",
        product: Product(
            model: "SML001", name: "Hue motion sensor", manufacturer: "Signify Netherlands B.V.",
            softwareVersion: "6.1.1.27575"),
        hardwareAddress: "00:17:88:01:02:03:04:05", battery: 100,
        sensors: [
            .init(name: "Motion", reading: .motion(false)), .init(name: "Warmth", reading: .temperature(0)),
            .init(name: "Daylight level", reading: .lightLevel(0)),
        ])

    static func lamp(_ number: Int, _ name: String, _ product: Product, _ abilities: LightAbilities) -> DeviceDescription {
        DeviceDescription(
            key: .sample("lamp \(number)"), name: name, product: product,
            hardwareAddress: "00:17:88:01:00:00:00:0\(number)", lights: [abilities])
    }
}

extension Product {
    private static let maker = "Signify Netherlands B.V."

    static let colorLamp = Product(
        model: "LCT015", name: "Hue color lamp", manufacturer: maker, softwareVersion: "1.46.13_r26312",
        archetype: "sultan_bulb", function: "mixed", productID: "Philips-LCT015-1-A19ECLv5", configurationID: "772B0E5E",
        maxLumen: 806, minDimLevel: 1000, streams: true)
    static let whiteLamp = Product(
        model: "LWB010", name: "Hue white lamp", manufacturer: maker, softwareVersion: "1.46.13_r26312",
        archetype: "classic_bulb", function: "functional", productID: "Philips-LWB010-1-A19DLv4", maxLumen: 806,
        minDimLevel: 5000)
    static let ambianceLamp = Product(
        model: "LTW001", name: "Hue ambiance lamp", manufacturer: maker, softwareVersion: "5.50.1.19085",
        archetype: "sultan_bulb", function: "functional", maxLumen: 806, minDimLevel: 1000)
    static let smartPlug = Product(
        model: "LOM001", name: "Hue Smart plug", manufacturer: maker, softwareVersion: "1.50.2_r30933",
        archetype: "plug", function: "functional", productID: "SmartPlug_OnOff_v01-00_01", configurationID: "A641B5AB")
    static let iris = Product(
        model: "LLC010", name: "Hue iris", manufacturer: maker, softwareVersion: "5.50.1.19085",
        archetype: "table_shade", function: "decorative")
}
