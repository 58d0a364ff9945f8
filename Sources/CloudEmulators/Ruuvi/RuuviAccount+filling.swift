import Connectivity
import Foundation
import GRDB
import RuuviData

extension RuuviAccount {
    /// Fills a cloud that is new. One that has been filled already is left as it is.
    func fill(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM setting") == 0 else { return }
        try (ruuvi ?? RuuviSettings()).keep(in: db)
        for given in users {
            var user = RuuviUser(id: given.id, email: given.email.lowercased())
            try user.insert(db)
            var token = RuuviToken(hash: RuuviSecret.hash(given.accessToken), userId: given.id)
            try token.insert(db)
        }
        for given in tags { try fill(given, db) }
    }

    private func fill(_ given: Tag, _ db: Database) throws {
        guard let id = RuuviTag.id(of: given.id), let format = RuuviFormat(name: given.format) else { return }
        var tag = RuuviTag(id: id, spelling: given.id)
        (tag.owner, tag.name) = (given.owner, given.name ?? "")
        let simulation = RuuviSimulation(format, id: id, rssi: given.rssi ?? -60, given: given.reading ?? [:])
        tag.simulated = String(decoding: try JSONEncoder().encode(simulation), as: UTF8.self)
        try tag.insert(db)
        for user in users where given.sharedTo?.contains(user.id) == true {
            var share = RuuviShare(tag: id, email: user.email.lowercased())
            try share.insert(db)
        }
    }

    /// What a client must know, as far as it still opens something: a cloud that was kept may have changed since it was filled.
    func facts(_ db: Database, _ settings: RuuviSettings) throws -> [String: JSONValue] {
        let known = try users.filter { user in
            try RuuviToken.fetchOne(db, key: RuuviSecret.hash(user.accessToken))?.userId == user.id
        }
        let tags = try RuuviTag.filter(Column("simulated") != nil).order(Column("id")).fetchAll(db)
        var facts: [String: JSONValue] = [
            "dialect": .string(settings.dialect.rawValue),
            "users": .array(known.map { ["email": .string($0.email), "accessToken": .string($0.accessToken)] }),
            "tags": .array(try tags.map { try Self.facts($0, db) }),
        ]
        facts["gatewaySecret"] = settings.gatewaySecret.map { .string($0) }
        return facts
    }

    private static func facts(_ tag: RuuviTag, _ db: Database) throws -> JSONValue {
        let shares = try RuuviShare.filter(Column("tag") == tag.id).order(Column("email")).fetchAll(db)
        return [
            "id": .string(tag.spelling), "name": .string(tag.name), "owner": .string(try tag.ownerEmail(db)),
            "sharedTo": .array(shares.map { .string($0.email) }),
        ]
    }
}
