import Connectivity
import GRDB

/// `/homes/{homeId}/members`: who belongs to a home, and who is invited.
enum ModeMembers {
    static func list(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: .homes, absent: .membersOnly)
        let members = try ModeMember.filter(Column("homeId") == home.id).order(Column("id")).fetchAll(call.db)
        return EmulatorAnswer(200, .array(try members.map { $0.json(try user(of: $0, call.db)) }))
    }

    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let member = try member(call, key: .homes)
        return EmulatorAnswer(200, member.json(try user(of: member, call.db)))
    }

    static func delete(_ call: inout ModeCall) throws -> EmulatorAnswer {
        try member(call, key: nil).delete(call.db)
        return EmulatorAnswer(204)
    }

    static func add(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: nil, absent: .membersOnly)
        var member = ModeMember(homeId: home.id ?? 0, creationTime: call.now)
        let user = try address(&member, try call.project(home.projectId), call)
        let others = try ModeMember.filter(Column("homeId") == home.id).fetchAll(call.db)
        guard !others.contains(where: { isSame($0, member) }) else { throw ModeError.refused(.memberExists) }
        try member.insert(call.db)
        if let email = user?.email ?? member.email { invite(email, to: home, &call) }
        return EmulatorAnswer(201, member.json(user))
    }

    /// Whoever was invited before the address was that of an account belongs to those homes from now on. Without showing that
    /// it is theirs nobody can log in, so nobody gets into a home by somebody else's address.
    static func welcome(_ user: ModeUser, _ db: Database) throws {
        for (column, address) in [("email", user.email), ("phoneNumber", user.phoneNumber)] {
            guard let address else { continue }
            let invited = try ModeMember.filter(Column(column) == address).fetchAll(db)
            for member in invited where try ModeHome.fetchOne(db, key: member.homeId)?.projectId == user.projectId {
                try accept(member, by: user, db)
            }
        }
    }

    /// One who came in by another address meanwhile needs no second place.
    private static func accept(_ invited: ModeMember, by user: ModeUser, _ db: Database) throws {
        var member = invited
        guard try ModeMember.filter(Column("homeId") == member.homeId && Column("userId") == user.id).isEmpty(db) else {
            try member.delete(db)
            return
        }
        (member.userId, member.email, member.phoneNumber) = (user.id, nil, nil)
        try member.update(db)
    }

    /// Writes down whom the form means: a user, or an address that is no user yet.
    private static func address(_ member: inout ModeMember, _ project: ModeProject, _ call: ModeCall) throws -> ModeUser? {
        let known: ModeUser?
        switch project.kind {
        case .email:
            let email = try ModeRules.email(try call.form.need("email"))
            known = try ModeUsers.find("email", email, project, call)
            if known == nil { member.email = email }
        case .phone:
            let number = try ModeRules.phoneNumber(try call.form.need("phoneNumber"))
            known = try ModeUsers.find("phoneNumber", number, project, call)
            if known == nil { member.phoneNumber = number }
        case .byou:
            known = try ModeUser.fetchOne(call.db, key: try call.form.needID("userId"))
            guard known?.projectId == project.id else { throw ModeError.refused(.invalidUserID) }
        }
        member.userId = known?.id
        return known
    }

    private static func isSame(_ one: ModeMember, _ other: ModeMember) -> Bool {
        (one.userId, one.email, one.phoneNumber) == (other.userId, other.email, other.phoneNumber)
    }

    private static func member(_ call: ModeCall, key: ModeProjectKey.Permission?) throws -> ModeMember {
        let home = try call.home(try call.id("homeId"), key: key)
        let id = try call.id("userId")
        let matching = ModeMember.filter(Column("homeId") == home.id && Column("userId") == id)
        guard let member = try matching.fetchOne(call.db) else { throw ModeError.absent }
        return member
    }

    private static func user(of member: ModeMember, _ db: Database) throws -> ModeUser? {
        try member.userId.flatMap { try ModeUser.fetchOne(db, key: $0) }
    }

    /// Phone numbers get no word: that is the app's business.
    private static func invite(_ email: String, to home: ModeHome, _ call: inout ModeCall) {
        call.effects.letters.append(
            Outbox.Letter(
                sent: call.now, kind: "email", recipient: email, subject: "invitation",
                text: "You have been invited to the home \(home.name)."))
    }
}
