import Connectivity
import Foundation
import GRDB

extension EWeLinkAccount {
    /// Fills a cloud that is new. One that was filled already is left as it is.
    func fill(_ db: Database, _ clock: EmulatorClock) throws {
        guard try EWeLinkRules.kept("region", db) == nil else { return }
        try EWeLinkRules.keep("region", region, db)
        if let rules { try EWeLinkRules.keep("rules", String(decoding: try JSONEncoder().encode(rules), as: UTF8.self), db) }
        for app in apps {
            try db.execute(sql: "INSERT INTO app VALUES (?, ?)", arguments: [app.appid, app.secret])
        }
        for user in users {
            var kept = try EWeLinkUser(user, region: user.region ?? region, clock)
            try kept.insert(db)
        }
        for device in devices ?? [] {
            let owner = try device.owner.flatMap { try EWeLinkUser.find($0, db) }?.apikey
            var kept = EWeLinkDevice(device, owner: owner, clock)
            try kept.insert(db)
        }
    }
}

extension EWeLinkUser {
    init(_ given: EWeLinkAccount.User, region: String, _ clock: EmulatorClock) throws {
        self.init(
            apikey: given.apikey ?? EWeLinkSecret.uuid(clock), id: SecretHash.hex(clock.randomBytes(12)),
            email: given.email.map(Self.normal), phoneNumber: given.phoneNumber.map(Self.normal),
            passwordHash: try PasswordHash(of: given.password, salt: clock.randomBytes(16)).text, region: region,
            countryCode: given.countryCode ?? "+1", familyId: SecretHash.hex(clock.randomBytes(12)),
            active: given.active ?? true, createdAt: clock.now)
    }
}

extension EWeLinkDevice {
    init(_ given: EWeLinkAccount.Device, owner: String?, _ clock: EmulatorClock) {
        self.init(
            deviceid: given.deviceid, id: SecretHash.hex(clock.randomBytes(12)), devicekey: given.devicekey,
            gsmId: Self.gsmId(given.deviceid, given.devicekey), owner: owner, name: given.name, brand: given.brand ?? "SONOFF",
            model: given.model ?? "BASIC", uiid: given.uiid, extra: JSONText(given.extra ?? [:]), params: JSONText(given.params),
            createdAt: clock.now, simulated: given.simulated ?? true)
    }
}
