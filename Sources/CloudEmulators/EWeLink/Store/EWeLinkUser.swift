import Foundation
import GRDB

/// Somebody with an account. Their `apikey` is no secret: it names them in every frame.
struct EWeLinkUser: EmulatorRecord {
    static let databaseTableName = "user"

    var apikey: String
    var id: String
    var email: String?
    var phoneNumber: String?
    var passwordHash: String
    /// The region they are at home in; elsewhere nobody knows them.
    var region: String
    var countryCode: String
    var familyId: String
    /// Whether their address is proven.
    var active: Bool
    var createdAt: Date
    var onlineTime: Date?

    /// Finds somebody by e-mail address or telephone number.
    static func find(_ address: String, _ db: Database) throws -> EWeLinkUser? {
        let address = normal(address)
        return try filter(Column("email") == address || Column("phoneNumber") == address).fetchOne(db)
    }

    /// An address as it is kept: mail does not tell capitals apart, and a plus may have become a space on the way.
    static func normal(_ address: String) -> String {
        let text = address.trimmingCharacters(in: .whitespaces)
        if text.contains("@") { return text.lowercased() }
        return address.hasPrefix(" ") ? "+" + text : text
    }

    func matches(_ password: String) -> Bool { PasswordHash(kept: passwordHash).matches(password) }

    /// What they are told about themselves.
    func json(appid: String) -> JSONText {
        [
            "_id": .string(id), "email": email.map { .string($0) }, "phoneNumber": phoneNumber.map { .string($0) },
            "appId": .string(appid), "lang": "en", "online": true, "onlineTime": .moment(onlineTime ?? createdAt),
            "offlineTime": .moment(createdAt), "ip": "127.0.0.1", "location": "", "createdAt": .moment(createdAt),
            "apikey": .string(apikey), "clientInfo": [:], "countryCode": .string(countryCode),
            "currentFamilyId": .string(familyId),
        ]
    }
}

/// A login. There is one for each account and app: the next one takes its place.
struct EWeLinkSession: EmulatorRecord {
    static let databaseTableName = "session"

    var id: Int64?
    var user: String
    var appid: String
    var accessHash: String
    var refreshHash: String
    var accessEnd: Date
    var refreshEnd: Date

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    /// The login whose access token this is.
    static func find(access token: String, _ db: Database) throws -> EWeLinkSession? {
        let hash = SecretHash.of(token)
        return try first(db, "accessHash", is: hash).flatMap { ConstantTime.equal($0.accessHash, hash) ? $0 : nil }
    }

    /// The login whose refresh token this is.
    static func find(refresh token: String, _ db: Database) throws -> EWeLinkSession? {
        let hash = SecretHash.of(token)
        return try first(db, "refreshHash", is: hash).flatMap { ConstantTime.equal($0.refreshHash, hash) ? $0 : nil }
    }
}
