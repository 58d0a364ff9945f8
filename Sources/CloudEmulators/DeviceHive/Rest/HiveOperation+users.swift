import HTTPTypes

/// What can be asked for about users.
extension HiveOperation {
    static let ofUsers = accounts + memberships(HiveNetwork.self, "network", "Network", id: "networkId", "network")
        + memberships(HiveDeviceType.self, "devicetype", "DeviceType", id: "deviceTypeId", "deviceType") + allTypes

    private static let accounts = [
        HiveOperation("user/list", .get, "user", .manageUser, reply: "users") { try await $0.listUsers($1) },
        HiveOperation("user/count", .get, "user/count", .manageUser) { try await $0.countUsers($1) },
        HiveOperation("user/getCurrent", .get, "user/current", .getCurrentUser, reply: "current") {
            try await $0.currentUser($1)
        },
        HiveOperation("user/updateCurrent", .put, "user/current", .updateCurrentUser, body: "user") { hive, call in
            try await hive.updateCurrentUser(call)
            return nil
        },
        HiveOperation("user/get", .get, "user/{userId}", .manageUser, reply: "user") { try await $0.getUser($1) },
        HiveOperation("user/insert", .post, "user", .manageUser, body: "user", reply: "user") { try await $0.insertUser($1) },
        HiveOperation("user/update", .put, "user/{userId}", .manageUser, body: "user") { hive, call in
            try await hive.updateUser(call)
            return nil
        },
        HiveOperation("user/delete", .delete, "user/{userId}", .manageUser) { hive, call in
            try await hive.deleteUser(call)
            return nil
        },
    ]

    private static func memberships<Place: HivePlace>(
        _: Place.Type, _ path: String, _ word: String, id: String, _ member: String
    ) -> [HiveOperation] {
        let route = "user/{userId}/\(path)/{\(id)}"
        return [
            HiveOperation("user/get\(word)", .get, route, .manageUser, reply: member) {
                try await $0.getMembership(Place.self, $1, id: id)
            },
            HiveOperation("user/assign\(word)", .put, route, .manageUser) { hive, call in
                try await hive.assign(Place.self, call, id: id)
                return nil
            },
            HiveOperation("user/unassign\(word)", .delete, route, .manageUser) { hive, call in
                try await hive.unassign(Place.self, call, id: id)
                return nil
            },
        ]
    }

    private static let allTypes = [
        HiveOperation("user/getDeviceTypes", .get, "user/{userId}/devicetype", .manageUser, reply: "deviceTypes") {
            try await $0.deviceTypes($1)
        },
        HiveOperation("user/allowAllDeviceTypes", .put, "user/{userId}/devicetype/all", .manageUser) { hive, call in
            try await hive.allowAllTypes(call, true)
            return nil
        },
        HiveOperation("user/disallowAllDeviceTypes", .delete, "user/{userId}/devicetype/all", .manageUser) { hive, call in
            try await hive.allowAllTypes(call, false)
            return nil
        },
    ]
}
