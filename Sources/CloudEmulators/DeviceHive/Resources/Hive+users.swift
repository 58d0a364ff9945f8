import Connectivity
import GRDB

/// Users, for administrators, and oneself.
extension Hive {
    func listUsers(_ call: HiveCall) throws -> JSONValue {
        let fields = ["id": "id", "login": "login", "role": "role", "status": "status", "lastLogin": "lastLogin"]
        let listing = try HiveListing(call.arguments, fields: fields)
        return try read { db in .array(try listing.applied(to: try users(call)).fetchAll(db).map(\.json)) }
    }

    func countUsers(_ call: HiveCall) throws -> JSONValue {
        try read { db in ["count": .int(Int64(try users(call).fetchCount(db)))] }
    }

    /// One user, with what they may see.
    func getUser(_ call: HiveCall) throws -> JSONValue {
        try read { db in try Self.whole(try Self.user(call, db), db) }
    }

    func currentUser(_ call: HiveCall) throws -> JSONValue {
        let user = try call.caller().user
        return try read { db in try Self.whole(user, db) }
    }

    func insertUser(_ call: HiveCall) throws -> JSONValue {
        let body = try call.object()
        let user = HiveUser(
            login: try body.needText("login"), password: try hash(try body.needText("password")),
            role: try Self.choice("role", body, [0, 1]) ?? 1,
            status: try Self.choice("status", body, [0, 1, 2]) ?? HiveUser.active,
            data: JSONColumn(body["data"]), introReviewed: body.bool("introReviewed"),
            allTypes: body["allDeviceTypesAvailable"]?.bool ?? true)
        return try write { db in
            var user = user
            try Self.checkLogin(user, db)
            try user.insert(db)
            return user.json
        }
    }

    func updateUser(_ call: HiveCall) throws {
        let body = try call.object()
        let password = try body.text("password").map(hash)
        try write { db in
            var user = try Self.user(call, db)
            if let login = body.text("login") { user.login = login }
            try Self.checkLogin(user, db)
            user.role = try Self.choice("role", body, [0, 1]) ?? user.role
            if let status = try Self.choice("status", body, [0, 1, 2]) {
                user.status = status
                user.failures = 0
            }
            if let all = body["allDeviceTypesAvailable"]?.bool { user.allTypes = all }
            try Self.change(&user, body, password).update(db)
        }
    }

    /// Of oneself nobody changes more than data, password, and whether they have seen the introduction.
    func updateCurrentUser(_ call: HiveCall) throws {
        let body = try call.object()
        var user = try call.caller().user
        let password = try body.text("password").map(hash)
        let changed = Self.change(&user, body, password)
        try write { db in try changed.update(db) }
    }

    func deleteUser(_ call: HiveCall) throws {
        try write { db in
            let user = try Self.user(call, db)
            guard user.id != (try call.caller().user.id) else { throw HiveFailure(403, "You cannot delete yourself") }
            _ = try user.delete(db)
        }
    }

    static func user(_ call: HiveCall, _ db: Database) throws -> HiveUser {
        let id = try call.arguments.id("userId")
        guard let user = try HiveUser.fetchOne(db, key: id) else { throw HiveFailure.noUser(id) }
        return user
    }

    private static func whole(_ user: HiveUser, _ db: Database) throws -> JSONValue {
        var members = user.json.object ?? [:]
        members["networks"] = .array(try HiveNetwork.all(of: user.number, db).map(\.json))
        members["deviceTypes"] = .array(try HiveDeviceType.all(of: user.number, db).map(\.json))
        return .object(members)
    }

    private func users(_ call: HiveCall) throws -> QueryInterfaceRequest<HiveUser> {
        let arguments = call.arguments
        var request = HiveUser.all().matching("login", arguments.text("login")).like("login", arguments.text("loginPattern"))
        for name in ["role", "status"] {
            if let number = try arguments.int(name) { request = request.filter(Column(name) == number) }
        }
        return request
    }

    private func hash(_ password: String) throws -> String {
        guard (6...128).contains(password.count) else {
            throw HiveFailure.badRequest("Password must be from 6 to 128 characters long")
        }
        return try PasswordHash(of: password, salt: clock.randomBytes(16)).text
    }

    private static func change(_ user: inout HiveUser, _ body: HiveArguments, _ password: String?) -> HiveUser {
        if let password { user.password = password }
        if body.members["data"] != nil { user.data = JSONColumn(body["data"]) }
        if let seen = body["introReviewed"]?.bool { user.introReviewed = seen }
        return user
    }

    private static func checkLogin(_ user: HiveUser, _ db: Database) throws {
        guard let other = try HiveUser.filter(Column("login") == user.login).fetchOne(db), other.id != user.id else { return }
        throw HiveFailure(403, "User with login '\(user.login)' already exists")
    }

    private static func choice(_ name: String, _ body: HiveArguments, _ known: [Int]) throws(HiveFailure) -> Int? {
        guard let number = try body.int(name) else { return nil }
        guard known.contains(Int(number)) else { throw .badRequest("Invalid \(name): \(number)") }
        return Int(number)
    }
}
