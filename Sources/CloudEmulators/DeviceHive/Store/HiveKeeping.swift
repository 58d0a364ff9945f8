import Connectivity
import Foundation
import GRDB

/// What the cloud itself must remember from its first start on: the secret, lifetimes, and which devices are simulated.
struct HiveKeeping: Sendable {
    let secret: String
    let lifetimes: HiveAccount.Lifetimes

    /// Fills the cloud from the account when it is new; else the account says nothing.
    init(_ database: DatabaseQueue, _ account: HiveAccount, clock: EmulatorClock) throws {
        let isNew = try database.read { db in try Self.kept("secret", db) } == nil
        if isNew {
            // Hashing takes its time, so it is done before the database is held.
            let hashes = try account.users.map { try PasswordHash(of: $0.password, salt: clock.randomBytes(16)).text }
            let secret = account.secret ?? TokenSecret.random(clock.randomBytes)
            try database.write { db in try Self.fill(db, account, hashes, secret: secret) }
        }
        (secret, lifetimes) = try database.read { db in
            let seconds = try Self.kept("lifetimes", db).flatMap {
                try JSONDecoder().decode(HiveAccount.Lifetimes.self, from: Data($0.utf8))
            }
            return (try Self.kept("secret", db) ?? "", seconds ?? HiveAccount.Lifetimes())
        }
    }

    static func kept(_ name: String, _ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM kept WHERE name = ?", arguments: [name])
    }

    private static func keep(_ name: String, _ value: String, _ db: Database) throws {
        try db.execute(sql: "INSERT INTO kept VALUES (?, ?)", arguments: [name, value])
    }

    private static func fill(_ db: Database, _ account: HiveAccount, _ hashes: [String], secret: String) throws {
        try keep("secret", secret, db)
        let lengths = try JSONEncoder().encode(account.lifetimes ?? HiveAccount.Lifetimes())
        try keep("lifetimes", String(decoding: lengths, as: UTF8.self), db)
        try keep("simulated", JSONValue.array((account.devices ?? []).map { .string($0.id) }).text, db)
        if let gateway = account.gateway { try keep("gateway", gateway, db) }
        let networks: [String: Int64] = try add(account.networks ?? [], as: HiveNetwork.self, db)
        let types: [String: Int64] = try add(account.deviceTypes ?? [], as: HiveDeviceType.self, db)
        for (person, hash) in zip(account.users, hashes) {
            var user = HiveUser(login: person.login, password: hash, role: person.role == "admin" ? 0 : 1)
            try user.insert(db)
            for network in (person.networks ?? []).compactMap({ networks[$0] }) {
                try HiveNetwork.assign(network, to: user.number, db)
            }
        }
        for thing in account.devices ?? [] {
            guard let network = networks[thing.network], let type = types[thing.type] else { continue }
            var device = HiveDevice(
                id: thing.id, name: thing.name, data: JSONColumn(["class": .string(thing.class)]), networkID: network,
                typeID: type)
            try device.insert(db)
        }
    }

    private static func add<Place: HivePlace>(
        _ places: [HiveAccount.Place], as: Place.Type, _ db: Database
    ) throws -> [String: Int64] {
        var numbers: [String: Int64] = [:]
        for place in places {
            var new = Place(id: nil, name: place.name, description: place.description)
            try new.insert(db)
            numbers[place.name] = new.number
        }
        return numbers
    }
}
