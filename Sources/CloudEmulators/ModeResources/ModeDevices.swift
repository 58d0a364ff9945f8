import Connectivity
import GRDB

/// `/devices`: those that belong to homes, commands to them and events from them.
enum ModeDevices {
    static func list(_ call: inout ModeCall) throws -> EmulatorAnswer {
        if case .nobody = call.caller { throw ModeError.unauthorized }
        if case .device = call.caller { throw ModeError.refused(.insufficientAuth) }
        let home = try call.home(try call.queryID("homeId"), key: .homes, absent: .membersOnly)
        let devices = try ModeDevice.filter(Column("homeId") == home.id).order(Column("id")).fetchAll(call.db)
        return EmulatorAnswer(200, .array(devices.map(call.json)))
    }

    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let id = try call.id("deviceId")
        if case .device = call.caller { return EmulatorAnswer(200, call.json(try call.device(id))) }
        return EmulatorAnswer(200, call.json(try call.device(id, key: .homes)))
    }

    static func update(_ call: inout ModeCall) throws -> EmulatorAnswer {
        var device = try call.device(try call.id("deviceId"), key: nil)
        let body = try call.body()
        if let name = try text("name", in: body) { device.name = name }
        if let tag = try text("tag", in: body) { device.tag = tag }
        try device.update(call.db)
        return EmulatorAnswer(204)
    }

    static func delete(_ call: inout ModeCall) throws -> EmulatorAnswer {
        try call.effects.release(try call.device(try call.id("deviceId"), key: nil), call.db)
        return EmulatorAnswer(204)
    }

    /// Commands are handed to a device that listens; for one that does not they are not kept.
    static func command(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let device = try call.device(try call.id("deviceId"), key: .homes)
        let command = try ModeEvent.command(in: try call.body())
        guard let id = device.id, call.online.contains(id) else { throw ModeError.refused(.deviceOffline) }
        call.effects.words.append((.device(id), command.text))
        return EmulatorAnswer(204)
    }

    /// Reached by a device that asks to listen, but not with a WebSocket.
    static func listen(_ call: inout ModeCall) throws -> EmulatorAnswer {
        _ = try listener(call)
        throw ModeError.refused(.invalidParameter)
    }

    /// Whose socket it is that is asked for.
    static func listener(_ call: ModeCall) throws -> ModeListener {
        let id = try call.id("deviceId")
        _ = try call.device(id)
        return .device(id)
    }

    static func event(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let device = try call.device(try call.id("deviceId"))
        let (type, data) = try ModeEvent.parts(of: try call.body())
        if let homeId = device.homeId {
            let event = ModeEvent(
                type: type, data: data, homeId: homeId, time: call.now,
                origin: .device(id: device.id, deviceClass: device.deviceClass, peer: call.request.peer))
            try call.effects.announce(event, call.db)
        }
        return EmulatorAnswer(204)
    }

    private static func text(_ name: String, in body: [String: JSONValue]) throws(ModeError) -> String? {
        guard let value = body[name] else { return nil }
        guard let text = value.string else { throw .invalid(name) }
        return try ModeRules.name(text, of: name)
    }
}
