import Connectivity

extension HiveSession {
    private static let page = 100
    private static let mostDevices = 2000
    private static let together = 8

    /// Whether the token allows something.
    func may(_ right: HiveRight) -> Bool { token.allows(right) }

    /// All devices of some networks, or of all that the token reaches.
    ///
    /// - Parameter networks: empty for all.
    func devices(in networks: [Int64] = []) async throws -> [HiveDevice] {
        guard !networks.isEmpty else { return try await devices(where: [:]) }
        var found: [HiveDevice] = []
        for network in networks { found += try await devices(where: ["networkId": .int(network)]) }
        return found
    }

    private func devices(where filter: [String: JSONValue]) async throws -> [HiveDevice] {
        var found: [HiveDevice] = []
        while found.count < Self.mostDevices {
            let place: [String: JSONValue] = [
                "take": .int(Int64(Self.page)), "skip": .int(Int64(found.count)), "sortField": "name", "sortOrder": "ASC",
            ]
            let answer = try await ask("device/list", filter.merging(place) { given, _ in given })
            guard let page = answer["devices"]?.array else { throw CloudFailure.notUnderstood("a list of devices that is none") }
            found += page.compactMap(HiveDevice.init)
            if page.count < Self.page { break }
        }
        return found
    }

    /// A device; `nil` if there is none or it may not be seen.
    func device(_ id: String) async throws -> HiveDevice? {
        do {
            return try await ask("device/get", ["deviceId": .string(id)])["device"].flatMap(HiveDevice.init)
        } catch CloudFailure.notAllowed, CloudFailure.trouble(404, _) {
            return nil
        }
    }

    /// Names of device types by their numbers; empty if the token does not allow to see them.
    func deviceTypes() async throws -> [Int: String] {
        guard may(.getDeviceType) else { return [:] }
        let types = try await ask("devicetype/list", ["take": 1000])["deviceTypes"]?.array ?? []
        let names = types.compactMap { type in type["id"]?.int.flatMap { id in type["name"]?.string.map { (id, $0) } } }
        return Dictionary(names) { first, _ in first }
    }

    /// The last notification of each of some devices, several asked for at a time.
    ///
    /// - Parameter devices: devices, and the names of their notifications.
    func lastNotifications(_ devices: [(id: String, name: String)]) async throws -> [String: HiveMessage] {
        try await withThrowingTaskGroup(of: HiveMessage?.self) { group in
            var (found, left) = ([String: HiveMessage](), devices[...])
            for (id, name) in left.prefix(Self.together) { group.addTask { try await self.lastNotification(id, name) } }
            left = left.dropFirst(Self.together)
            while let message = try await group.next() {
                if let message { found[message.device] = message }
                if let (id, name) = left.popFirst() { group.addTask { try await self.lastNotification(id, name) } }
            }
            return found
        }
    }

    /// The last notification of a device; `nil` if there is none or it may not be seen.
    func lastNotification(_ device: String, _ name: String) async throws -> HiveMessage? {
        guard may(.getDeviceNotification) else { return nil }
        do {
            let answer = try await ask(
                "notification/list",
                ["deviceId": .string(device), "notification": .string(name), "sortField": "timestamp", "sortOrder": "DESC", "take": 1])
            return HiveMessage(answer["notifications"]?.array?.first, "notification")
        } catch CloudFailure.notAllowed, CloudFailure.trouble(404, _) {
            return nil
        }
    }
}
