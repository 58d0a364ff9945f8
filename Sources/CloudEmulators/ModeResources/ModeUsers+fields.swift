import Connectivity
import GRDB

/// What a user is made of, by the kind of the project.
extension ModeUsers {
    static func fill(
        _ user: inout ModeUser, _ body: [String: JSONValue], _ project: ModeProject, _ call: ModeCall
    ) throws {
        if project.kind != .byou || body["name"] != nil { user.name = try ModeRules.name(try text("name", body)) }
        switch project.kind {
        case .email:
            let email = try ModeRules.email(try text("email", body))
            try checkFree("email", email, project, call)
            user.email = email
            user.passwordHash = try hash(try text("password", body), call)
        case .phone:
            let number = try ModeRules.phoneNumber(try text("phoneNumber", body))
            try checkFree("phoneNumber", number, project, call)
            user.phoneNumber = number
        case .byou: break
        }
    }

    /// Name, password and address can be changed. Whoever changes the address shows anew that it is theirs.
    static func change(
        _ user: inout ModeUser, _ body: [String: JSONValue], _ project: ModeProject, _ call: inout ModeCall
    ) throws {
        if body["name"] != nil { user.name = try ModeRules.name(try text("name", body)) }
        if project.kind == .email, body["password"] != nil { user.passwordHash = try hash(try text("password", body), call) }
        if project.kind == .email, body["email"] != nil {
            let email = try ModeRules.email(try text("email", body))
            guard email != user.email else { return }
            guard try find("email", email, project, call) == nil else { throw ModeError.refused(.emailInUse) }
            user.email = email
            user.verified = false
            try ModeCodes.sendToken(.verification, to: user, &call)
        }
        if project.kind == .phone, body["phoneNumber"] != nil {
            let number = try ModeRules.phoneNumber(try text("phoneNumber", body))
            guard number != user.phoneNumber else { return }
            try checkFree("phoneNumber", number, project, call)
            user.phoneNumber = number
            user.verified = false
            _ = try ModeCodes.sendCode(to: user, &call)
        }
    }

    static func hash(_ password: String, _ call: ModeCall) throws -> String {
        try PasswordHash(of: try ModeRules.password(password), salt: call.clock.randomBytes(16)).text
    }

    static func find(_ column: String, _ address: String, _ project: ModeProject, _ call: ModeCall) throws -> ModeUser? {
        try ModeUser.filter(Column("projectId") == project.id && Column(column) == address).fetchOne(call.db)
    }

    private static func checkFree(_ column: String, _ address: String, _ project: ModeProject, _ call: ModeCall) throws {
        guard let other = try find(column, address, project, call) else { return }
        throw ModeError.refused(other.verified ? .userExists : .userExistsUnverified)
    }

    private static func text(_ name: String, _ body: [String: JSONValue]) throws(ModeError) -> String {
        guard let value = body[name] else { throw .missing(name) }
        guard let text = value.string else { throw .invalid(name) }
        return text
    }
}
