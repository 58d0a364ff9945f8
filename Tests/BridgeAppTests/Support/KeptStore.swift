import BridgeCore
import Foundation
import HomeModel
import HueV1

/// A store in which a home is kept already.
struct KeptStore: HomeStore {
    struct Unreadable: Error {}

    var kept: KeptHome?
    var isUnreadable = false

    /// A store with a home that was furnished, named and numbered before.
    init(_ description: HomeDescription, mac: MACAddress, name: String = "Kept house", numbers: V1Numbers? = nil) throws {
        let identity = BridgeIdentity(mac: mac)
        var home = Home(identity: identity, settings: BridgeSettings(name: name))
        let outcome = try home.perform(
            .furnish(description), by: .bridge, at: Instant(uptime: .zero, utc: Date(timeIntervalSince1970: 0)))
        var given = numbers ?? V1Numbers()
        if numbers == nil { _ = given.follow(outcome.changes, in: home) }
        kept = KeptHome(
            identity: identity, settings: home.settings, resources: home.resources,
            faces: [V1Numbers.face: try given.kept()], lastBatch: 41)
    }

    /// A store that cannot be read.
    static var unreadable: KeptStore {
        var store = KeptStore()
        store.isUnreadable = true
        return store
    }

    private init() {}

    func load() throws -> KeptHome? {
        if isUnreadable { throw Unreadable() }
        return kept
    }

    func save(_ keeping: Keeping) {}

    func history(limit: Int, before number: UInt64?) -> [Batch] { [] }
}
