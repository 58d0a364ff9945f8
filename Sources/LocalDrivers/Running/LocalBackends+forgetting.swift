import BridgeCore
package import HomeModel
import Logging

/// How devices go, and stay away.
extension LocalBackends {
    /// Lets go of a device that these backends brought, whether or not it is in the home.
    ///
    /// - Returns: whether it was one of theirs.
    /// - Throws: `BackendTrouble`, `BridgeError`: why it stays.
    package func forget(_ key: DeviceKey) async throws -> Bool {
        if let run = run(of: key.driver) {
            run.gate.shut(out: key.identity)
            await book.forget(key.identity, of: key.driver)
        } else if await book.device(key.driver, key.identity) != nil {
            try await book.drop(key.driver, key.identity)
            await lan[key.driver]?.fleet.leave(key.identity)
        } else if lan[key.driver] == nil, !BackendKind.allCases.contains(where: { key.driver.hasPrefix($0.rawValue + ":") }) {
            return false
        }
        finds[AdoptedDevice.id(key.driver, key.identity)] = nil
        try await takeOut(key)
        return true
    }

    /// Follows what leaves the home, whoever took it out, so that it does not come back by itself.
    func followRemovals() async {
        var keys = Self.keys(in: bridge.published.snapshot.home)
        let announcements = bridge.announcements.listen(buffered: 4096)
        // What went before is not heard of.
        expected = []
        keys.merge(Self.keys(in: bridge.published.snapshot.home)) { _, new in new }
        for await announcement in announcements {
            for change in announcement.batch.changes where change.resource.kind == .device {
                switch change.event {
                case .added: keys[change.resource.id] = announcement.snapshot.home.devices[change.resource.id]?.key
                case .updated: continue
                case .removed:
                    guard let key = keys.removeValue(forKey: change.resource.id), expected.remove(key) == nil else { continue }
                    await letGo(key)
                }
            }
        }
    }

    private func letGo(_ key: DeviceKey) async {
        do {
            _ = try await forget(key)
        } catch {
            logger.warning("a device that was let go of may come back", metadata: [
                "device": "\(AdoptedDevice.id(key.driver, key.identity))", "reason": "\(error)",
            ])
        }
    }

    /// Takes a device out of the home if it is there: it may have come back while nobody was told yet that it is not wanted.
    private func takeOut(_ key: DeviceKey) async throws(BridgeError) {
        guard bridge.published.snapshot.home.devices[key.resourceID] != nil else { return }
        // It may be taken in again before its removal is heard of, which is then about the past.
        expected.insert(key)
        do throws(BridgeError) {
            try await bridge.perform(.removeDevice(key.resourceID), by: .owner)
        } catch {
            expected.remove(key)
            guard case .refused(.notFound) = error else { throw error }
        }
    }

    func run(of driver: String) -> BackendRun? { runs.values.first { $0.configured.driver == driver } }

    private static func keys(in home: Home) -> [ResourceID: DeviceKey] {
        Dictionary(home.devices.all.map { ($0.id, $0.key) }) { first, _ in first }
    }
}
