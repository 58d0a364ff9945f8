import Connectivity
import GRDB

extension ModeAccount {
    /// What a client must know, as far as it still opens something: a cloud that was kept may have changed since it was filled.
    func facts(_ db: Database) throws -> [String: JSONValue] {
        let known = try projects.filter { try ModeProject.fetchOne(db, key: $0.id)?.appId == $0.appId }
        let devices = try known.flatMap { $0.devices ?? [] }.filter { device in
            try ModeDevice.first(db, "hash", is: SecretHash.of(device.apiKey))?.id == device.id
        }
        var facts: [String: JSONValue] = [
            "projects": .array(known.map(Self.facts)), "devices": .array(devices.map(Self.facts)),
        ]
        for user in known.flatMap({ $0.users ?? [] }) where facts["user"] == nil {
            guard let email = user.email, let password = user.password,
                try ModeUser.fetchOne(db, key: user.id)?.matches(password) == true
            else { continue }
            facts["user"] = ["userId": .int(user.id), "email": .string(email), "password": .string(password)]
        }
        let homes = try known.flatMap { $0.homes ?? [] }.filter { try ModeHome.exists(db, key: $0.id) }
        facts["homeId"] = .number(homes.first?.id)
        return facts
    }

    private static func facts(_ project: Project) -> JSONValue {
        .model([
            "id": .int(project.id), "kind": .string(project.kind.rawValue), "appId": .string(project.appId),
            "projectKey": .text(project.keys?.first?.key),
            "projectKeys": .array((project.keys ?? []).map(facts)),
        ])
    }

    private static func facts(_ key: Key) -> JSONValue {
        [
            "id": .int(key.id), "name": .string(key.name), "key": .string(key.key),
            "permissions": .array(key.permissions.map { .string($0.rawValue) }),
        ]
    }

    private static func facts(_ device: Device) -> JSONValue {
        .model([
            "id": .int(device.id), "class": .string(device.deviceClass), "apiKey": .string(device.apiKey),
            "claimCode": .text(device.claimCode),
        ])
    }
}
