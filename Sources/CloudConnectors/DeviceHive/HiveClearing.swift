import Connectivity
import HomeModel

/// Takes devices that stand for lights of this bridge out of the cloud. Others' are left alone.
struct HiveClearing: Sendable {
    private static let together = 8

    let session: HiveSession
    /// The mark of those that are ours.
    let gateway: String

    /// Removes those that are not to be seen any more, as far as the account may see them.
    ///
    /// - Parameter shared: the devices that stay.
    func removeAll(but shared: Set<String>) async throws {
        guard await session.may(.getDevice) else { return }
        try await remove(try await ours().filter { !shared.contains($0) })
    }

    /// Removes all of them for good.
    ///
    /// - Parameter lights: the lights that were shown last, for an account that may not see devices.
    /// - Throws: `CloudFailure.notAllowed` when some cannot be removed.
    func removeAll(shownLast lights: [ResourceID]) async throws {
        guard await session.may(.getDevice) else { return try await remove(lights.map(HiveMark.device)) }
        try await remove(try await ours())
        guard try await ours().isEmpty else { throw CloudFailure.notAllowed("delete devices") }
    }

    /// Removes a device, which may be gone.
    func remove(_ device: String) async throws {
        do {
            try await session.ask("device/delete", ["deviceId": .string(device)])
        } catch CloudFailure.notAllowed, CloudFailure.trouble(404, _) {
            // It is gone already: a user of the cloud was quicker.
        }
    }

    private func remove(_ devices: [String]) async throws {
        var left = devices[...]
        while !left.isEmpty {
            try await withThrowingDiscardingTaskGroup { group in
                for device in left.prefix(Self.together) { group.addTask { try await remove(device) } }
            }
            left = left.dropFirst(Self.together)
        }
    }

    private func ours() async throws -> [String] {
        try await session.devices().filter { $0.gateway == gateway }.map(\.id)
    }
}
