import BridgeCore
import BridgeStore
import Foundation
import HomeModel

/// Saves as fast as it can, for a test to kill it: `StoreHammer <data directory>`.
///
/// Each change gives the same number as a name to a lamp and to a room. Once it is kept, the number is printed.
@main
struct StoreHammer {
    static func main() throws {
        let store = try SQLiteHomeStore(DataDirectoryLock(CommandLine.arguments.last ?? "."), historyLimit: 50)
        var life = try Life(store)
        while true {
            try store.save(life.next())
            FileHandle.standardOutput.write(Data("\(life.batch)\n".utf8))
        }
    }
}

private struct Life {
    var home: Home
    var batch: UInt64
    private let now = Instant(uptime: .zero, utc: .distantPast)

    init(_ store: SQLiteHomeStore) throws {
        if let kept = try store.load() {
            home = Home(restoring: kept.identity, settings: kept.settings, resources: kept.resources)
            batch = kept.lastBatch
            return
        }
        guard let mac = MACAddress(octets: [2, 0, 0, 0, 0, 1]) else { throw StoreError(.other("no address"), store.path) }
        home = Home(identity: BridgeIdentity(mac: mac))
        let lamp = DeviceDescription(
            key: DeviceKey(driver: "hammer", identity: "lamp"), name: "0",
            product: Product(model: "m", name: "n", manufacturer: "o", softwareVersion: "1"), lights: [LightAbilities()])
        let room = HomeDescription.RoomDescription(name: "0", archetype: "attic", devices: [lamp.key])
        batch = 1
        let changes = try home.perform(.furnish(HomeDescription(devices: [lamp], rooms: [room])), by: .bridge, at: now).changes
        try store.save(Keeping([Batch(number: 1, at: now.utc, cause: .bridge, changes: changes)], of: home, faces: [:]))
    }

    /// The next change, with the same number in all its parts.
    mutating func next() throws -> Keeping {
        batch += 1
        let name = String(batch)
        var changes: [Change] = []
        for light in Array(home.lights.all) {
            changes += try home.perform(.renameLight(light.id, name), by: .owner, at: now).changes
        }
        for room in Array(home.rooms.all) {
            changes += try home.perform(.editRoom(room.id, RoomPatch(name: name)), by: .owner, at: now).changes
        }
        let batches = [Batch(number: batch, at: now.utc, cause: .owner, changes: changes)]
        return Keeping(batches, of: home, faces: ["hammer": Data(name.utf8)])
    }
}
