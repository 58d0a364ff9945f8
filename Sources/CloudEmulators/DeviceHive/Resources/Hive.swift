import Connectivity
import Foundation
import GRDB
import Logging

/// The cloud itself: users, networks, devices and what passes between them. Everything is done here, one thing after the
/// other, whether it is asked for over REST or over a WebSocket; what is inserted is kept, and then told to all who listen.
actor Hive {
    let database: DatabaseQueue
    let clock: EmulatorClock
    let logger: Logger
    let seal: TokenSeal
    let lifetimes: HiveAccount.Lifetimes
    var sessions: [Int: HiveSession] = [:]
    var bells: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastNumber = 0
    private var lastStamp: Int64

    /// - Throws: when the database cannot be used, or the account that is to fill it makes no sense.
    init(_ settings: EmulatorSettings) throws {
        database = try EmulatorDatabase.open(settings.directory, vendor: DeviceHiveCloud.vendor)
        try HiveSchema.migrate(database)
        clock = settings.clock
        logger = settings.logger
        let account = try HiveAccount(settings.account ?? SampleAccount.json)
        let kept = try HiveKeeping(database, account, clock: clock)
        seal = try TokenSeal(secret: kept.secret)
        lifetimes = kept.lifetimes
        lastStamp = try database.read { db in
            try Int64.fetchOne(db, sql: """
                SELECT MAX(latest) FROM (
                    SELECT MAX(lastUpdated) AS latest FROM commands UNION ALL SELECT MAX(timestamp) FROM notifications)
                """) ?? 0
        }
    }

    var now: HiveTime { HiveTime(clock.now) }

    /// A moment that was never given out before, so that who goes on from one misses nothing.
    func stamp() -> HiveTime {
        lastStamp = max(lastStamp + 1, now.milliseconds)
        return HiveTime(lastStamp)
    }

    /// The moment that everything before is older than or as old as, and everything to come is newer than.
    var present: HiveTime { HiveTime(max(lastStamp, now.milliseconds)) }

    /// Reads at once, also from what may wait: the cloud does nothing else meanwhile.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result { try database.read(body) }

    /// Writes at once; see `read`.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result { try database.write(body) }

    /// A number for something that is open.
    func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// Does what is asked for, if whoever asks may.
    func perform(_ operation: HiveOperation, _ call: HiveCall, by bearer: HiveBearer) async throws -> JSONValue? {
        var call = call
        if let action = operation.action {
            let rights = try rights(of: bearer)
            try rights.need(action)
            call.rights = rights
        }
        return try await operation.run(self, call)
    }

    /// How far somebody reaches at this moment.
    func rights(of bearer: HiveBearer) throws -> HiveRights {
        guard case .token(let claims) = bearer, claims.kind == .access, case .user(let id) = claims.holder else {
            throw HiveFailure.unauthorized
        }
        guard claims.expiry > now.milliseconds else { throw HiveFailure.expired }
        return try database.read { db in
            guard let user = try HiveUser.fetchOne(db, key: id), user.status == HiveUser.active else {
                throw HiveFailure.unauthorized
            }
            return try HiveRights(
                user, claims, ownNetworks: Self.networks(of: user, db), ownTypes: Self.types(of: user, db))
        }
    }

    static func networks(of user: HiveUser, _ db: Database) throws -> HiveLimit {
        user.isAdministrator ? .all : .only(Set(try HiveNetwork.ids(of: user.number, db).map(String.init)))
    }

    static func types(of user: HiveUser, _ db: Database) throws -> HiveLimit {
        user.isAdministrator || user.allTypes ? .all : .only(Set(try HiveDeviceType.ids(of: user.number, db).map(String.init)))
    }
}
