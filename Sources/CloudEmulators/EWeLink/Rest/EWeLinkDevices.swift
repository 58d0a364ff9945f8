import Connectivity
import GRDB
import HTTPTypes

/// `/api/user/device`: the devices that somebody has, and those that are shared with them.
enum EWeLinkDevices {
    /// Clients that state version 8 get an object; older ones get the bare array that they know.
    static func list(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let list = JSONText.array(try call.devices(of: user).map { try $0.json(for: user.apikey, call.db) })
        guard let version = call.request.query("version").flatMap({ Int($0) }), version >= 8 else { return list }
        return ["error": 0, "devicelist": list]
    }

    /// The device is said twice: the documents have it in `device`, clients look for it at the top.
    static func show(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let device = try call.device(call.parameters["deviceid"] ?? "", of: user).json(for: user.apikey, call.db)
        return JSONText(members: [("error", 0)] + device.members.map { ($0.name, $0.value) } + [("device", device)])
    }

    /// A sharee may not rename.
    static func rename(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        guard let name = call.body["name"]?.string, !name.isEmpty, let group = call.body["group"] else {
            throw EWeLinkError.incomplete
        }
        var device = try call.device(call.parameters["deviceid"] ?? "", of: user)
        guard device.owner == user.apikey else { throw EWeLinkError.forbidden }
        device.name = name
        device.legacyGroup = group.string ?? ""
        try device.update(call.db)
        return ["error": 0, "device": try device.json(for: user.apikey, call.db)]
    }

    /// The owner gives the device up and its connection ends; a sharee gives up the share.
    static func delete(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        var device = try call.device(call.parameters["deviceid"] ?? "", of: user)
        let last = try device.json(for: user.apikey, call.db)
        if device.owner == user.apikey {
            try device.release(call.db)
            call.leaving.append(device.deviceid)
        } else {
            try EWeLinkShare.find(device.deviceid, user.apikey, call.db)?.delete(call.db)
        }
        return ["device": last]
    }
}
