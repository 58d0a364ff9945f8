import GRDB

/// `/api/group`: how somebody arranges their devices.
enum EWeLinkGroups {
    /// Says no `error` when all is well.
    static func list(_ call: inout EWeLinkCall) throws -> JSONText {
        ["groupinfos": .array(try EWeLinkGroup.of(try call.user().apikey, call.db).map(\.json))]
    }

    static func create(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let name = try call.need("name")
        let place = try EWeLinkGroup.makeRoom(at: try index(call), for: nil, of: user.apikey, call.db)
        var group = EWeLinkGroup(
            id: EWeLinkSecret.uuid(call.clock), user: user.apikey, name: name, place: place, createdAt: call.now)
        try group.insert(call.db)
        return ["error": 0, "groupid": .string(group.id)]
    }

    static func update(_ call: inout EWeLinkCall) throws -> JSONText {
        var group = try group(call)
        if let name = call["name"], !name.isEmpty { group.name = name }
        if let wish = try index(call) {
            group.place = try EWeLinkGroup.makeRoom(at: wish, for: group.id, of: group.user, call.db)
        }
        try group.update(call.db)
        return ["error": 0]
    }

    /// With `type` 1 its devices go with it.
    static func delete(_ call: inout EWeLinkCall) throws -> JSONText {
        let group = try group(call)
        let type = call["type"] ?? "0"
        guard ["0", "1"].contains(type) else { throw EWeLinkError(400, "params is error") }
        for var device in try EWeLinkDevice.filter(Column("owner") == group.user).fetchAll(call.db)
        where device.groupIds.contains(group.id) {
            if type == "1" {
                try device.release(call.db)
                call.leaving.append(device.deviceid)
            } else {
                device.groupIds.removeAll { $0 == group.id }
                try device.update(call.db)
            }
        }
        try group.delete(call.db)
        return ["error": 0]
    }

    /// `POST /api/group/addDevice`.
    static func addDevices(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        guard let moves = call.body["deviceinfos"]?.elements else { throw EWeLinkError.incomplete }
        let groups = Set(try EWeLinkGroup.of(user.apikey, call.db).map(\.id))
        for move in moves {
            guard let id = move["deviceid"]?.string else { throw EWeLinkError.incomplete }
            let target = move["target_id"]?.string ?? ""
            guard var device = try EWeLinkDevice.fetchOne(call.db, key: id), device.owner == user.apikey,
                target.isEmpty || groups.contains(target)
            else { throw EWeLinkError(400, "params is error") }
            device.groupIds = EWeLinkGroup.move(
                device.groupIds, from: move["source_id"]?.string ?? "", to: target, replacesAll: move["type"]?.number == 1)
            try device.update(call.db)
        }
        return ["error": 0]
    }

    private static func group(_ call: EWeLinkCall) throws -> EWeLinkGroup {
        let user = try call.user()
        let id = try call.need("id")
        guard let group = try EWeLinkGroup.fetchOne(call.db, key: id), group.user == user.apikey else {
            throw EWeLinkError(400, "there is no such group")
        }
        return group
    }

    private static func index(_ call: EWeLinkCall) throws -> Int? {
        guard let text = call["index"] else { return nil }
        guard let index = Int(text), index >= 0, index < 1_000_000 else { throw EWeLinkError(400, "params is error") }
        return index
    }
}
