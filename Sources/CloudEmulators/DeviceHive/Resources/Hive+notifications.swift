import Connectivity
import GRDB

/// Notifications: what devices report.
extension Hive {
    /// `POST device/{deviceId}/notification`. Names that begin with `$` are the server's own.
    func insertNotification(_ call: HiveCall) throws -> JSONValue {
        let body = try call.object()
        let name = try body.needText("notification")
        guard !name.hasPrefix("$") else { throw HiveFailure(403, "Notification name \(name) is reserved for the server") }
        if let parameters = body["parameters"], parameters.object == nil, parameters.array == nil {
            throw HiveFailure.badRequest("Notification parameters must be an object")
        }
        let device = try read { db in try Self.device(try call.arguments.needText("deviceId"), try call.caller(), db) }
        return try announce(name, body["parameters"], of: device, at: try body.time("timestamp") ?? stamp()).receipt
    }

    /// Keeps a notification and tells all who listen.
    @discardableResult
    func announce(_ name: String, _ parameters: JSONValue?, of device: HiveDevice, at time: HiveTime) throws -> HiveNotification {
        let notification = try write { db in
            var notification = HiveNotification(
                notification: name, timestamp: time.milliseconds, deviceID: device.id, networkID: device.networkID,
                typeID: device.typeID, parameters: JSONColumn(parameters))
            try notification.insert(db)
            try HiveNotification.prune(db)
            return notification
        }
        tell("notification/insert", notification, of: device, isUpdate: false)
        return notification
    }

    /// `GET device/{deviceId}/notification/{notificationId}`.
    func getNotification(_ call: HiveCall) throws -> JSONValue {
        try read { db in
            let device = try Self.device(try call.arguments.needText("deviceId"), try call.caller(), db)
            let found: HiveNotification = try message(
                call, id: "notificationId", of: device, missing: HiveFailure.noNotification, db)
            return found.json
        }
    }

    /// `GET device/{deviceId}/notification`.
    func listNotifications(_ call: HiveCall) throws -> JSONValue {
        let fields = ["timestamp": "timestamp", "notification": "notification", "id": "id"]
        return .array(try list(HiveNotification.self, call, fields: fields) { $0 })
    }
}
