import Foundation
import GRDB

extension ModeAccount {
    /// Fills a cloud that is new. One that has projects already is left as it is.
    func fill(_ db: Database, _ clock: EmulatorClock) throws {
        guard try ModeProject.fetchCount(db) == 0 else { return }
        try (lifetimes ?? ModeLifetimes()).keep(in: db)
        for project in projects { try fill(project, db, clock) }
    }

    private func fill(_ given: Project, _ db: Database, _ clock: EmulatorClock) throws {
        var project = ModeProject(
            id: given.id, kind: given.kind, appId: given.appId, onDemand: given.onDemand ?? false,
            mostUsers: given.mostUsers, mostHomes: given.mostHomes)
        try project.insert(db)
        for key in given.keys ?? [] {
            var kept = ModeProjectKey(
                id: key.id, projectId: given.id, name: key.name, hash: SecretHash.of(key.key), permissions: key.permissions)
            try kept.insert(db)
        }
        for module in given.smartModules ?? [] {
            var kept = ModeSmartModule(
                projectId: given.id, id: module.id, creationTime: clock.now, description: module.description)
            try kept.insert(db)
        }
        for user in given.users ?? [] { try fill(user, given.id, db, clock) }
        for home in given.homes ?? [] { try fill(home, given.id, db, clock) }
        for device in given.devices ?? [] { try fill(device, given.id, db, clock) }
    }

    private func fill(_ given: User, _ project: Int64, _ db: Database, _ clock: EmulatorClock) throws {
        let hash = try given.password.map { try PasswordHash(of: $0, salt: clock.randomBytes(16)).text }
        var user = ModeUser(
            id: given.id, projectId: project, creationTime: clock.now, name: given.name, email: given.email?.lowercased(),
            phoneNumber: given.phoneNumber, passwordHash: hash, verified: given.verified ?? true)
        try user.insert(db)
    }

    private func fill(_ given: Home, _ project: Int64, _ db: Database, _ clock: EmulatorClock) throws {
        var home = ModeHome(id: given.id, projectId: project, creationTime: clock.now, name: given.name)
        try home.insert(db)
        for user in given.members ?? [] {
            var member = ModeMember(homeId: given.id, userId: user, creationTime: clock.now)
            try member.insert(db)
        }
    }

    private func fill(_ given: Device, _ project: Int64, _ db: Database, _ clock: EmulatorClock) throws {
        var device = ModeDevice(
            id: given.id, projectId: project, deviceClass: given.deviceClass, name: given.name, tag: given.tag,
            homeId: given.homeId, hash: SecretHash.of(given.apiKey), claimHash: given.claimCode.map(SecretHash.of),
            onDemand: false, claimTime: given.homeId == nil ? nil : clock.now)
        try device.insert(db)
    }
}
