import HTTPTypes

/// What can be asked for about commands and notifications. Waiting for them is for REST alone: a WebSocket subscribes.
extension HiveOperation {
    static let ofMessages = commands + notifications + polls

    private static let commands = [
        HiveOperation("command/list", .get, "device/{deviceId}/command", .getDeviceCommand, reply: "commands") {
            try await $0.listCommands($1)
        },
        HiveOperation("command/get", .get, "device/{deviceId}/command/{commandId}", .getDeviceCommand, reply: "command") {
            try await $0.getCommand($1)
        },
        HiveOperation(
            "command/insert", .post, "device/{deviceId}/command", .createDeviceCommand, body: "command", reply: "command"
        ) { try await $0.insertCommand($1) },
        HiveOperation(
            "command/update", .put, "device/{deviceId}/command/{commandId}", .updateDeviceCommand, body: "command"
        ) { hive, call in
            try await hive.updateCommand(call)
            return nil
        },
    ]

    private static let notifications = [
        HiveOperation(
            "notification/list", .get, "device/{deviceId}/notification", .getDeviceNotification, reply: "notifications"
        ) { try await $0.listNotifications($1) },
        HiveOperation(
            "notification/get", .get, "device/{deviceId}/notification/{notificationId}", .getDeviceNotification,
            reply: "notification"
        ) { try await $0.getNotification($1) },
        HiveOperation(
            "notification/insert", .post, "device/{deviceId}/notification", .createDeviceNotification, body: "notification",
            reply: "notification"
        ) { try await $0.insertNotification($1) },
    ]

    private static let polls = [
        HiveOperation(nil, .get, "device/command/poll", .getDeviceCommand) { try await $0.poll(HiveCommand.self, $1) },
        HiveOperation(nil, .get, "device/{deviceId}/command/poll", .getDeviceCommand) {
            try await $0.poll(HiveCommand.self, $1)
        },
        HiveOperation(nil, .get, "device/{deviceId}/command/{commandId}/poll", .getDeviceCommand) {
            try await $0.pollCommand($1)
        },
        HiveOperation(nil, .get, "device/notification/poll", .getDeviceNotification) {
            try await $0.poll(HiveNotification.self, $1)
        },
        HiveOperation(nil, .get, "device/{deviceId}/notification/poll", .getDeviceNotification) {
            try await $0.poll(HiveNotification.self, $1)
        },
    ]
}
