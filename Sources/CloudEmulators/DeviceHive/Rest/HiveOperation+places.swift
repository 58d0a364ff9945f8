import HTTPTypes

/// What can be asked for about networks and device types.
extension HiveOperation {
    static let ofPlaces =
        of(HiveNetwork.self, "network", "network", id: "networkId", see: .getNetwork, manage: .manageNetwork)
        + of(HiveDeviceType.self, "devicetype", "deviceType", id: "deviceTypeId", see: .getDeviceType, manage: .manageDeviceType)

    /// - Parameters:
    ///   - path: how names and routes begin.
    ///   - member: what one is called in requests and replies.
    ///   - id: what its number is called.
    private static func of<Place: HivePlace>(
        _: Place.Type, _ path: String, _ member: String, id: String, see: HiveAction, manage: HiveAction
    ) -> [HiveOperation] {
        let one = "\(path)/{\(id)}"
        return [
            HiveOperation("\(path)/list", .get, path, see, reply: "\(member)s") { try await $0.listPlaces(Place.self, $1) },
            HiveOperation("\(path)/count", .get, "\(path)/count", see) { try await $0.countPlaces(Place.self, $1) },
            HiveOperation("\(path)/get", .get, one, see, reply: member) { try await $0.getPlace(Place.self, $1, id: id) },
            HiveOperation("\(path)/insert", .post, path, manage, body: member, reply: member) {
                try await $0.insertPlace(Place.self, $1)
            },
            HiveOperation("\(path)/update", .put, one, manage, body: member) { hive, call in
                try await hive.updatePlace(Place.self, call, id: id)
                return nil
            },
            HiveOperation("\(path)/delete", .delete, one, manage) { hive, call in
                try await hive.deletePlace(Place.self, call, id: id)
                return nil
            },
        ]
    }
}
