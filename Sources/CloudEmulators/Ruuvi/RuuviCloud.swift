package import Connectivity
import Foundation
import GRDB
import HTTPTypes
import Logging

/// The cloud of Ruuvi (Ruuvi Network): its User API, and the part that gateways speak to. It has no WebSocket.
package actor RuuviCloud: CloudEmulator {
    /// The vendor's name on the command line.
    package static let vendor = "ruuvi"

    /// Letters that were sent.
    package nonisolated let outbox: Outbox
    let settings: EmulatorSettings
    let database: DatabaseQueue
    let vendorSettings: RuuviSettings
    /// Hears the tags that are played, while the cloud is served.
    var gateway: RuuviGateway?
    /// Tags of which the cloud has not taken what the gateway heard last.
    var untaken: Set<String> = []
    private let account: RuuviAccount

    /// Opens the cloud that is kept in the settings' directory, or makes a new one of the account.
    ///
    /// - Throws: `EmulatorProblem` when the account does not make sense; else when the database cannot be opened.
    package init(_ settings: EmulatorSettings) throws {
        let account = try RuuviAccount(settings.account)
        let database = try EmulatorDatabase.open(settings.directory, vendor: Self.vendor)
        try RuuviSchema.migrator.migrate(database)
        do {
            try database.write { db in try account.fill(db) }
        } catch let error as DatabaseError {
            throw EmulatorProblem("the account contradicts itself: \(error.message ?? "\(error)")")
        }
        vendorSettings = try database.read(RuuviSettings.kept)
        outbox = try Outbox(in: database)
        (self.settings, self.database, self.account) = (settings, database, account)
    }

    /// Answers a request. Pages from anywhere may ask (Fetch standard, CORS protocol).
    package func answer(_ request: EmulatorRequest) -> EmulatorAnswer {
        var answer = request.method == .options ? EmulatorAnswer(200) : handled(request)
        for (name, value) in Self.openness { HTTPField.Name(name).map { answer.headers[$0] = value } }
        return answer
    }

    /// There are none.
    package func socket(_ request: EmulatorRequest) -> WebSocketHandler? { nil }

    /// There are none.
    package func cutSockets() {}

    /// What a client must know of the account.
    package func facts(at base: String) -> [String: JSONValue] {
        (try? database.read { db in try account.facts(db, vendorSettings) }) ?? [:]
    }

    private static let openness = [
        "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*", "Access-Control-Allow-Methods": "*",
        "Access-Control-Max-Age": "86400",
    ]

    private func handled(_ request: EmulatorRequest) -> EmulatorAnswer {
        let (dialect, now) = (vendorSettings.dialect, settings.clock.now)
        let isModern = dialect != .seed || request.query("sensor") != nil || request.json?["sensor"] != nil
        guard let route = RuuviRoute.find(request, dialect) else { return RuuviError.absent.answer(isModern: isModern) }
        do {
            let (answer, letters) = try database.write { db in
                var call = RuuviCall(request: request, db: db, now: now, clock: settings.clock, settings: vendorSettings)
                return (try route.handler(&call), call.letters)
            }
            for letter in letters { try outbox.send(letter) }
            return answer
        } catch let error as RuuviError {
            return error.answer(isModern: isModern)
        } catch {
            settings.logger.error("a request could not be kept", metadata: ["error": "\(error)"])
            return RuuviError.internalError.answer(isModern: isModern)
        }
    }
}
