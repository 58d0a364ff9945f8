import GRDB

/// Who may do what. Without a valid key: 401; with the key of somebody else: 403; what the caller may not even know of: 404.
extension ModeCall {
    /// The user who asks.
    func user() throws(ModeError) -> (user: ModeUser, session: ModeSession) {
        switch caller {
        case .user(let user, let session): return (user, session)
        case .nobody: throw .unauthorized
        case .device, .project: throw .refused(.insufficientAuth)
        }
    }

    /// The device that asks, which must be the one that is spoken of.
    func device(_ id: Int64) throws -> ModeDevice {
        if case .nobody = caller { throw ModeError.unauthorized }
        guard try ModeDevice.exists(db, key: id) else { throw ModeError.absent }
        guard case .device(let device) = caller else { throw ModeError.refused(.insufficientAuth) }
        guard device.id == id else { throw ModeError.refused(.permissionDenied) }
        return device
    }

    /// The project's key that asks, which must be allowed to.
    func projectKey(_ permission: ModeProjectKey.Permission) throws(ModeError) -> ModeProjectKey {
        switch caller {
        case .nobody: throw .unauthorized
        case .user, .device: throw .refused(.insufficientAuth)
        case .project(let key):
            guard key.may(permission) else { throw .refused(.permissionDenied) }
            return key
        }
    }

    /// A home that the caller belongs to, or whose project's key it has.
    ///
    /// - Parameters:
    ///   - permission: what a project's key must be allowed to; `nil` if only members may.
    ///   - absent: what to say when there is no such home.
    func home(
        _ id: Int64, key permission: ModeProjectKey.Permission?, absent: ModeError = .absent
    ) throws -> ModeHome {
        switch caller {
        case .nobody: throw ModeError.unauthorized
        case .device: throw ModeError.refused(.insufficientAuth)
        case .user(let user, _):
            guard let home = try ModeHome.fetchOne(db, key: id), home.projectId == user.projectId else { throw absent }
            guard try isMember(user, of: id) else { throw ModeError.membersOnly }
            return home
        case .project(let key):
            guard let permission else { throw ModeError.refused(.insufficientAuth) }
            guard key.may(permission) else { throw ModeError.refused(.permissionDenied) }
            guard let home = try ModeHome.fetchOne(db, key: id), home.projectId == key.projectId else { throw absent }
            return home
        }
    }

    /// A device that the caller shares a home with, or that is of its project.
    func device(_ id: Int64, key permission: ModeProjectKey.Permission?) throws -> ModeDevice {
        if case .nobody = caller { throw ModeError.unauthorized }
        guard let device = try ModeDevice.fetchOne(db, key: id) else { throw ModeError.absent }
        if let permission, case .project = caller {
            guard try projectKey(permission).projectId == device.projectId else { throw ModeError.absent }
        } else {
            _ = try user()
            guard let homeId = device.homeId else { throw ModeError.absent }
            _ = try home(homeId, key: nil)
        }
        return device
    }

    func isMember(_ user: ModeUser, of home: Int64) throws -> Bool {
        try !ModeMember.filter(Column("homeId") == home && Column("userId") == user.id).isEmpty(db)
    }

    func project(_ id: Int64) throws -> ModeProject {
        guard let project = try ModeProject.fetchOne(db, key: id) else { throw ModeError.invalid("projectId") }
        return project
    }
}
