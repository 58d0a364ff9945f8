import Connectivity
import GRDB

extension EWeLinkAccount {
    /// What a client must know, as far as it still opens something: a cloud that was kept may have changed since it was filled.
    func facts(_ db: Database) throws -> [String: JSONValue] {
        let home = try EWeLinkRules.kept("region", db) ?? region
        var facts: [String: JSONValue] = ["region": .string(home), "devices": .array(try devices(db))]
        if let app = apps.first {
            facts["appid"] = .string(app.appid)
            facts["appsecret"] = .string(app.secret)
        }
        let known = try users.filter { try EWeLinkUser.find($0.address, db)?.matches($0.password) == true }
        facts["user"] = known.first { ($0.region ?? region) == home }.map(Self.facts)
        facts["otherUser"] = known.first { ($0.region ?? region) != home }.map(Self.facts)
        return facts
    }

    private func devices(_ db: Database) throws -> [JSONValue] {
        try (devices ?? []).compactMap { given in
            guard let device = try EWeLinkDevice.fetchOne(db, key: given.deviceid) else { return nil }
            return [
                "deviceid": .string(device.deviceid), "devicekey": .string(device.devicekey), "name": .string(device.name),
                "uiid": .int(Int64(device.uiid)), "owner": device.owner.map { .string($0) } ?? .null,
            ]
        }
    }

    private static func facts(_ user: User) -> JSONValue {
        var facts: [String: JSONValue] = ["password": .string(user.password), "region": user.region.map { .string($0) } ?? .null]
        facts["email"] = user.email.map { .string($0) }
        facts["phoneNumber"] = user.phoneNumber.map { .string($0) }
        facts["apikey"] = user.apikey.map { .string($0) }
        return .object(facts)
    }
}
