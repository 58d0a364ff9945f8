import Connectivity
import GRDB

/// `/homes`, the programs in the cloud that serve them, and what a project has to say to one.
enum ModeHomes {
    static func list(_ call: inout ModeCall) throws -> EmulatorAnswer {
        if case .nobody = call.caller { throw ModeError.unauthorized }
        if case .device = call.caller { throw ModeError.refused(.insufficientAuth) }
        let id = try call.queryID("userId")
        if case .user(let user, _) = call.caller {
            guard user.id == id else { throw ModeError.refused(.permissionDenied) }
        } else {
            let key = try call.projectKey(.homes)
            guard try ModeUser.fetchOne(call.db, key: id)?.projectId == key.projectId else {
                throw ModeError.refused(.invalidUserID)
            }
        }
        let mine = ModeMember.filter(Column("userId") == id).select(Column("homeId"))
        let homes = try ModeHome.filter(mine.contains(Column("id"))).order(Column("id")).fetchAll(call.db)
        return EmulatorAnswer(200, .array(homes.map(\.json)))
    }

    static func create(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let user = try call.user().user
        let name = try name(in: try call.body())
        if let most = try call.project(user.projectId).mostHomes,
            try ModeMember.filter(Column("userId") == user.id).fetchCount(call.db) >= most {
            throw ModeError.refused(.exceededMaxHomes)
        }
        var home = ModeHome(projectId: user.projectId, creationTime: call.now, name: name)
        try home.insert(call.db)
        if let id = home.id {
            var member = ModeMember(homeId: id, userId: user.id, creationTime: call.now)
            try member.insert(call.db)
        }
        return EmulatorAnswer(201, home.json)
    }

    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer {
        EmulatorAnswer(200, try call.home(try call.id("homeId"), key: .homes).json)
    }

    static func update(_ call: inout ModeCall) throws -> EmulatorAnswer {
        var home = try call.home(try call.id("homeId"), key: nil)
        let body = try call.body()
        if body["name"] != nil { home.name = try name(in: body) }
        try home.update(call.db)
        return EmulatorAnswer(204)
    }

    static func delete(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: nil)
        for device in try ModeDevice.filter(Column("homeId") == home.id).fetchAll(call.db) {
            try call.effects.release(device, call.db)
        }
        try home.delete(call.db)
        return EmulatorAnswer(204)
    }

    static func modules(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: .homes, absent: .membersOnly)
        let modules = try ModeSmartModule.filter(Column("projectId") == home.projectId).order(Column("id")).fetchAll(call.db)
        return EmulatorAnswer(200, .array(modules.map(\.json)))
    }

    static func module(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: .homes)
        let named = ModeSmartModule.filter(Column("projectId") == home.projectId && Column("id") == call.parameters["moduleId"])
        guard let module = try named.fetchOne(call.db) else { throw ModeError.absent }
        return EmulatorAnswer(200, module.json)
    }

    static func sendEvent(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let key = try call.projectKey(.sendEvents)
        let home = try call.home(try call.id("homeId"), key: .sendEvents)
        let (type, data) = try ModeEvent.parts(of: try call.body())
        let event = ModeEvent(
            type: type, data: data, homeId: home.id ?? 0, time: call.now, origin: .project(id: key.id, name: key.name))
        try call.effects.announce(event, call.db)
        return EmulatorAnswer(204)
    }

    private static func name(in body: [String: JSONValue]) throws(ModeError) -> String {
        guard let name = body["name"] else { throw .missing("name") }
        guard let text = name.string else { throw .invalid("name") }
        return try ModeRules.name(text)
    }
}
