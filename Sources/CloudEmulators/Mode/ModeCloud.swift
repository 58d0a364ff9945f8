package import Connectivity
import Foundation
import GRDB
import HTTPTypes
import Logging

/// The cloud of MODE (tinkermode), API 2.1. One request after the other, so that what is told on sockets comes in the order in
/// which it was kept.
package actor ModeCloud: CloudEmulator {
    /// Its name on the command line.
    package static let vendor = "mode"

    /// Letters and text messages that were sent.
    package nonisolated let outbox: Outbox
    nonisolated let settings: EmulatorSettings
    /// Who plays the account's devices.
    nonisolated let players: [ModePlayer]
    /// Devices that want to be claimed, or no longer.
    nonisolated let claims: AsyncStream<(ModePlayer, Bool)>
    nonisolated let claim: AsyncStream<(ModePlayer, Bool)>.Continuation
    let database: DatabaseQueue
    let lifetimes: ModeLifetimes
    let room = SocketRoom<ModeListener>()
    /// The devices that listen.
    var online: Set<Int64> = []
    private let account: ModeAccount

    /// Opens the cloud that is kept in the settings' directory, or makes a new one of the account.
    ///
    /// - Throws: `EmulatorProblem` when the account does not make sense; else when the database cannot be opened.
    package init(_ settings: EmulatorSettings) throws {
        let account = try ModeAccount(settings.account)
        let database = try EmulatorDatabase.open(settings.directory, vendor: Self.vendor)
        try ModeSchema.migrator.migrate(database)
        do {
            try database.write { db in
                try account.fill(db, settings.clock)
                try Self.noteLostConnections(db, settings.clock.now)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw EmulatorProblem("the account contradicts itself: \(error.message ?? "\(error)")")
        }
        lifetimes = try database.read(ModeLifetimes.kept)
        outbox = try Outbox(in: database)
        players = account.projects.flatMap { $0.devices ?? [] }.map { ModePlayer($0) }
        (claims, claim) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
        (self.settings, self.database, self.account) = (settings, database, account)
    }

    /// Answers a request, and tells what comes of it to whom it concerns.
    package func answer(_ request: EmulatorRequest) -> EmulatorAnswer {
        var answer = request.method == .options ? EmulatorAnswer(204) : handled(request)
        for (name, value) in ModeCORS.fields(for: request.method) { answer.headers[name] = value }
        return answer
    }

    /// The account's projects, user, home and devices with their keys, as far as they still open something.
    package func facts(at base: String) -> [String: JSONValue] {
        (try? database.read(account.facts)) ?? [:]
    }

    private func handled(_ request: EmulatorRequest) -> EmulatorAnswer {
        guard let (route, parameters) = ModeRoute.find(request) else { return ModeError.absent.answer }
        do {
            let (answer, effects) = try database.write { db in
                var call = try call(request, parameters, isSocket: route.listener != nil, db)
                return (try route.handler(&call), call.effects)
            }
            carryOut(effects)
            return answer
        } catch let error as ModeError {
            return error.answer
        } catch {
            settings.logger.error("a request could not be kept", metadata: ["error": "\(error)"])
            return ModeError(500, .databaseError).answer
        }
    }

    func call(
        _ request: EmulatorRequest, _ parameters: [String: String], isSocket: Bool, _ db: Database
    ) throws -> ModeCall {
        let now = settings.clock.now
        return ModeCall(
            request: request, parameters: parameters,
            caller: try ModeCaller.find(request, isSocket: isSocket, db, at: now), db: db, now: now, clock: settings.clock,
            lifetimes: lifetimes, online: online)
    }

    func carryOut(_ effects: ModeEffects) {
        for letter in effects.letters {
            do {
                try outbox.send(letter)
            } catch {
                settings.logger.error("a letter could not be sent", metadata: ["error": "\(error)"])
            }
        }
        for (listener, text) in effects.words { room.tell(listener, text) }
        for listener in effects.leaving { room.cut(listener) }
    }

    /// Whoever was connected when the program ended has been disconnected since.
    private static func noteLostConnections(_ db: Database, _ now: Date) throws {
        try db.execute(
            sql: """
                UPDATE device SET lastDisconnectTime = ?
                WHERE lastConnectTime IS NOT NULL AND (lastDisconnectTime IS NULL OR lastDisconnectTime < lastConnectTime)
                """,
            arguments: [now.timeIntervalSince1970])
    }
}
