import BridgeCore
import Foundation
import HomeModel
import Testing

/// A small home with one of everything, to be kept and found again.
struct SampleHome {
    var home: Home
    private var lastBatch: UInt64 = 0
    private var now = Instant(uptime: .seconds(5), utc: Date(timeIntervalSinceReferenceDate: 800_000_000.123_456_7))

    init(lamps: Int = 3) throws {
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        home = Home(identity: BridgeIdentity(mac: mac))
        first = try home.perform(.furnish(Self.description(lamps: lamps)), by: .bridge, at: now).changes
    }

    private var first: [Change]

    /// The lamps, in the order they came.
    var lamps: [Light] { Array(home.lights.all) }

    /// The rooms, in the order they came.
    var rooms: [Room] { Array(home.rooms.all) }

    /// What a first start gives to the store.
    mutating func beginning() -> Keeping { keeping(first, by: .bridge) }

    /// Carries out a command; what the store gets of it.
    mutating func perform(_ command: Command, by caller: Caller = .owner) throws -> Keeping {
        keeping(try home.perform(command, by: caller, at: now).changes, by: caller)
    }

    /// Takes in a report; what the store gets of it.
    mutating func observe(_ report: Report) -> Keeping {
        keeping(home.observe(report, at: now).changes, by: .driver("sample"))
    }

    private mutating func keeping(_ changes: [Change], by caller: Caller) -> Keeping {
        lastBatch += 1
        now = now.advanced(by: .milliseconds(137))
        let batch = Batch(number: lastBatch, at: now.utc, cause: caller, changes: changes)
        return Keeping([batch], of: home, faces: [:])
    }

    static func description(lamps: Int) -> HomeDescription {
        let product = Product(
            model: "LCT015", name: "Farblampe \u{1F4A1}", manufacturer: "Søvnløs & \"Söhne\"", softwareVersion: "1.0")
        let colorful = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)
        var devices = (0..<lamps).map { number in
            DeviceDescription(
                key: DeviceKey(driver: "sample", identity: "lamp-\(number)"), name: "Lamp \(number)", product: product,
                hardwareAddress: "00:17:88:01:00:bd:c7:b9", lights: [colorful])
        }
        devices.append(DeviceDescription(
            key: DeviceKey(driver: "sample", identity: "multi\u{0}sensor\n"), name: "Fühler 温度", product: product,
            battery: 87,
            sensors: [
                .init(name: "motion", reading: .motion(false)), .init(name: "cold", reading: .temperature(-0.1)),
                .init(name: "light", reading: .lightLevel(Int.max)),
                .init(name: "buttons", reading: .buttons(count: 4, last: nil)),
            ]))
        let rooms = [HomeDescription.RoomDescription(name: "Küche 🍳", archetype: "kitchen", devices: devices.map(\.key))]
        return HomeDescription(devices: devices, rooms: rooms)
    }
}

/// Expects a store to give back a home, each kind in the order it came.
func expect(_ kept: KeptHome?, equals home: Home, _ place: SourceLocation = #_sourceLocation) throws {
    let kept = try #require(kept, sourceLocation: place)
    let again = Home(restoring: kept.identity, settings: kept.settings, resources: kept.resources)
    #expect(again.identity == home.identity, sourceLocation: place)
    #expect(again.settings == home.settings, sourceLocation: place)
    #expect(Array(again.devices.all) == Array(home.devices.all), sourceLocation: place)
    #expect(Array(again.lights.all) == Array(home.lights.all), sourceLocation: place)
    #expect(Array(again.sensors.all) == Array(home.sensors.all), sourceLocation: place)
    #expect(Array(again.rooms.all) == Array(home.rooms.all), sourceLocation: place)
    #expect(Array(again.apps.all) == Array(home.apps.all), sourceLocation: place)
}
