import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Logging
import Synchronization
import Testing

@Suite("Whatever happens in a home, it comes back as it was")
struct RandomLifeTests {
    @Test(arguments: 1...6) func afterSavesFailuresAndReopenings(seed: UInt64) async throws {
        let directory = try ScratchDirectory()
        var chance = SeededChance(seed)
        var home = Home(identity: try SampleHome(lamps: 0).home.identity)
        for _ in 1...3 {
            let store = try SQLiteHomeStore(DataDirectoryLock(directory.path), historyLimit: 20)
            let kept = try store.load()
            if let kept {
                try expect(kept, equals: home)
                home = Home(restoring: kept.identity, settings: kept.settings, resources: kept.resources)
            }
            let bridge = Bridge(
                home: home, faces: [], lastBatch: kept?.lastBatch ?? 0, store: MoodyStore(store, seed), world: world,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            while bridge.published.snapshot.batch == 0 {
                _ = try? await bridge.perform(.furnish(SampleHome.description(lamps: 4)), by: .bridge)
            }
            _ = try? await bridge.perform(.pressLinkButton(granting: nil), by: .owner)
            for step in 1...60 { await live(through: step, in: bridge, &chance) }
            while await bridge.hasUnsaved { try? await bridge.flush() }
            home = bridge.published.snapshot.home
            #expect(try await bridge.history(limit: 100).count <= 20)
            try expect(store.load(), equals: home)
            try store.close()
        }
    }

    /// Something happens. It may be refused, or not be kept: then it must not have happened.
    private func live(through step: Int, in bridge: Bridge, _ chance: inout SeededChance) async {
        let home = bridge.published.snapshot.home
        let device = Array(home.devices.all).randomElement(using: &chance)?.key ?? DeviceKey(driver: "x", identity: "x")
        if Bool.random(using: &chance) {
            let reports: [Report] = [
                .reachable(device, .random(using: &chance)), .driverLost(device.driver),
                .sensor(device, index: 1, .temperature(.random(in: -40...40, using: &chance))),
                .light(device, index: 0, LightReading(on: .random(using: &chance))),
                .light(device, index: 0, LightReading(mirek: Mirek(.random(in: 100...600, using: &chance)))),
                .found(SampleHome.description(lamps: 6).devices[.random(in: 0..<6, using: &chance)]),
            ]
            await bridge.observe(reports.randomElement(using: &chance) ?? .driverLost("x"), by: .driver(device.driver))
        } else if let command = command(step, home, device, &chance) {
            _ = try? await bridge.perform(command, by: .owner)
        }
    }

    private func command(_ step: Int, _ home: Home, _ device: DeviceKey, _ chance: inout SeededChance) -> Command? {
        let light = Array(home.lights.all).randomElement(using: &chance)?.id ?? device.resourceID
        let room = Array(home.rooms.all).randomElement(using: &chance)?.id ?? device.resourceID
        let app = Array(home.apps.all).randomElement(using: &chance)?.id ?? device.resourceID
        var patch = LightPatch()
        patch.on = .random(using: &chance)
        patch.hue = .to(.random(in: 0...360, using: &chance))
        patch.brightness = .by(.random(in: -1...1, using: &chance))
        var settings = SettingsPatch()
        settings.name = "Bridge \(step)"
        let mac = MACAddress(octets: [2, 0, 0, 0, 0, UInt8(step)])
        let wish = Registration(
            deviceType: "app#\(step % 7)", key: "key \(step % 5)", clientKey: step.isMultiple(of: 2) ? "AB" : nil,
            id: ResourceID(derivedFrom: home.identity.resourceID, "app", "\(step)", "\(chance.next())"))
        let commands: [Command?] = [
            .setLight(light, patch), .setGroup(.room(room), patch), .setGroup(.wholeHome, patch), .setStartup(light, .lastState),
            .renameLight(light, "Lampe \(step % 10)"), .editRoom(room, RoomPatch(name: "Raum \(step % 10)")),
            .addRoom(RoomDraft(name: "Raum", archetype: "attic", devices: [device.resourceID])), .removeLight(light), .register(wish),
            .revokeApp(app), .editSettings(settings), mac.map { .setIdentity(BridgeIdentity(mac: $0)) },
        ]
        return commands.randomElement(using: &chance) ?? nil
    }

    private var world: World {
        World(
            now: { Instant(uptime: .seconds(1), utc: Date(timeIntervalSinceReferenceDate: 800_000_000.1)) },
            sleepUntil: { _ in }, randomBytes: { [UInt8](repeating: 1, count: $0) })
    }
}

/// A real store whose disk fails every few saves. A lock guards its chance, which changes within `save`.
private final class MoodyStore: HomeStore {
    private let store: SQLiteHomeStore
    private let chance: Mutex<SeededChance>

    init(_ store: SQLiteHomeStore, _ seed: UInt64) {
        self.store = store
        chance = Mutex(SeededChance(seed))
    }

    func load() throws -> KeptHome? { try store.load() }

    func save(_ keeping: Keeping) throws {
        guard chance.withLock({ $0.next() % 5 }) > 0 else { throw StoreError(.full, store.path) }
        try store.save(keeping)
    }

    func history(limit: Int, before number: UInt64?) throws -> [Batch] {
        try store.history(limit: limit, before: number)
    }
}

/// The same chance for the same seed (SplitMix64).
private struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
