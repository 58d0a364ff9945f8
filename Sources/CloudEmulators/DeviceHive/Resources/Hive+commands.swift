import Connectivity
import GRDB

/// Commands: orders to devices, and what became of them.
extension Hive {
    private static let usualCount = 100

    /// `POST device/{deviceId}/command`.
    func insertCommand(_ call: HiveCall) throws -> JSONValue {
        let (rights, body) = (try call.caller(), try call.object())
        let name = try body.needText("command")
        if let parameters = body["parameters"], parameters.object == nil, parameters.array == nil {
            throw HiveFailure.badRequest("Command parameters must be an object")
        }
        let time = try body.time("timestamp") ?? stamp()
        let (command, device) = try write { db in
            let device = try Self.device(try call.arguments.needText("deviceId"), rights, db)
            var command = HiveCommand(
                command: name, timestamp: time.milliseconds, lastUpdated: time.milliseconds, userID: rights.user.number,
                deviceID: device.id, networkID: device.networkID, typeID: device.typeID,
                parameters: JSONColumn(body["parameters"]), lifetime: try body.int("lifetime"), status: body.text("status"),
                result: JSONColumn(body["result"]))
            try command.insert(db)
            try HiveCommand.prune(db)
            return (command, device)
        }
        tell("command/insert", command, of: device, isUpdate: false)
        return command.receipt
    }

    /// `PUT device/{deviceId}/command/{commandId}`: says what became of a command.
    func updateCommand(_ call: HiveCall) throws {
        let body = try call.object()
        let time = stamp()
        let (command, device) = try write { db in
            let device = try Self.device(try call.arguments.needText("deviceId"), try call.caller(), db)
            var command: HiveCommand = try message(call, id: "commandId", of: device, missing: HiveFailure.noCommand, db)
            if body.members["status"] != nil { command.status = body.text("status") }
            if body.members["result"] != nil { command.result = JSONColumn(body["result"]) }
            command.isUpdated = true
            command.lastUpdated = time.milliseconds
            try command.update(db)
            return (command, device)
        }
        tell("command/update", command, of: device, isUpdate: true)
    }

    /// `GET device/{deviceId}/command/{commandId}`.
    func getCommand(_ call: HiveCall) throws -> JSONValue {
        try command(call).json
    }

    func command(_ call: HiveCall) throws -> HiveCommand {
        try read { db in
            let device = try Self.device(try call.arguments.needText("deviceId"), try call.caller(), db)
            return try message(call, id: "commandId", of: device, missing: HiveFailure.noCommand, db)
        }
    }

    /// `GET device/{deviceId}/command`.
    func listCommands(_ call: HiveCall) throws -> JSONValue {
        let fields = [
            "timestamp": "timestamp", "lastUpdated": "lastUpdated", "command": "command", "status": "status", "id": "id",
        ]
        return .array(try list(HiveCommand.self, call, fields: fields) { $0.matching("status", call.arguments.text("status")) })
    }

    /// Messages of one device.
    func list<Message: HiveMessage>(
        _: Message.Type, _ call: HiveCall, fields: [String: String],
        _ narrow: (QueryInterfaceRequest<Message>) -> QueryInterfaceRequest<Message>
    ) throws -> [JSONValue] {
        let listing = try HiveListing(call.arguments, fields: fields, usual: "timestamp", take: Self.usualCount)
        return try read { db in
            let device = try Self.device(try call.arguments.needText("deviceId"), try call.caller(), db)
            var request = Message.filter(Column("deviceID") == device.id)
                .matching(Message.nameColumn, call.arguments.text(Message.nameColumn))
            if let start = try call.arguments.time("start") { request = request.filter(Column("timestamp") > start.milliseconds) }
            if let end = try call.arguments.time("end") { request = request.filter(Column("timestamp") <= end.milliseconds) }
            return try listing.applied(to: narrow(request)).fetchAll(db).map(\.json)
        }
    }

    /// One message of a device.
    func message<Message: HiveMessage>(
        _ call: HiveCall, id name: String, of device: HiveDevice, missing: (Int64) -> HiveFailure, _ db: Database
    ) throws -> Message {
        let id = try call.arguments.id(name)
        guard let message = try Message.fetchOne(db, key: id), message.deviceID == device.id else { throw missing(id) }
        return message
    }
}
