import HTTPTypes

/// What the server, its tokens, plugins, devices and messages can be asked for.
extension HiveOperation {
    static let ofServer = [
        HiveOperation("server/info", .get, "info", nil, reply: "info") { await $0.info($1) },
        HiveOperation("cluster/info", .get, "info/config/cluster", nil, reply: "clusterInfo") { await $0.clusterInfo($1) },
        HiveOperation("server/cacheInfo", .get, "info/cache", nil, reply: "cacheInfo") { await $0.cacheInfo($1) },
        HiveOperation("configuration/get", .get, "configuration/{name}", .manageConfiguration, reply: "configuration") {
            try await $0.getProperty($1)
        },
        HiveOperation("configuration/put", .put, "configuration/{name}", .manageConfiguration, reply: "configuration") {
            try await $0.putProperty($1)
        },
        HiveOperation("configuration/delete", .delete, "configuration/{name}", .manageConfiguration) { hive, call in
            try await hive.deleteProperty(call)
            return nil
        },
    ]

    static let ofTokens = [
        HiveOperation("token", .post, "token", nil) { try await $0.logIn($1) },
        HiveOperation("token/create", .post, "token/create", .manageToken, body: "payload") { try await $0.createToken($1) },
        HiveOperation("token/refresh", .post, "token/refresh", nil) { try await $0.refresh($1) },
        HiveOperation("token/plugin/create", .post, "token/plugin/create", .managePlugin, body: "payload") {
            try await $0.createPluginToken($1)
        },
        HiveOperation(nil, .get, "token/plugin/authenticate", nil) { try await $0.authenticatePlugin($1) },
        HiveOperation(nil, .post, "token/plugin/authenticate", nil) { try await $0.authenticatePlugin($1) },
    ]

    static let ofPlugins = [
        HiveOperation("plugin/list", .get, "plugin", .managePlugin, reply: "plugins") { try await $0.listPlugins($1) },
        HiveOperation("plugin/insert", .post, "plugin", .managePlugin, body: "plugin") { try await $0.registerPlugin($1) },
        HiveOperation("plugin/update", .put, "plugin", .managePlugin, body: "plugin") { hive, call in
            try await hive.updatePlugin(call)
            return nil
        },
        HiveOperation("plugin/delete", .delete, "plugin", .managePlugin) { hive, call in
            try await hive.deletePlugin(call)
            return nil
        },
    ]

    static let ofDevices = [
        HiveOperation("device/list", .get, "device", .getDevice, reply: "devices") { try await $0.listDevices($1) },
        HiveOperation("device/count", .get, "device/count", .getDevice) { try await $0.countDevices($1) },
        HiveOperation("device/get", .get, "device/{deviceId}", .getDevice, reply: "device") { try await $0.getDevice($1) },
        HiveOperation("device/save", .put, "device/{deviceId}", .registerDevice, body: "device") { hive, call in
            try await hive.saveDevice(call)
            return nil
        },
        HiveOperation("device/delete", .delete, "device/{deviceId}", .registerDevice) { hive, call in
            try await hive.deleteDevice(call)
            return nil
        },
    ]
}
