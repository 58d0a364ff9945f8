package import Connectivity
import Foundation
import GRDB
import Logging

/// The cloud of eWeLink (CoolKit): the first API whole, the second as far as clients cannot do without. One thing after the
/// other, so that what is said on sockets comes in the order in which it was kept.
package actor EWeLinkCloud: CloudEmulator {
    /// The name on the command line.
    package static let vendor = "ewelink"

    /// Letters and text messages that were sent.
    package nonisolated let outbox: Outbox
    let settings: EmulatorSettings
    let database: DatabaseQueue
    let rules: EWeLinkRules
    /// The region that it is, unless a client asks another one by name.
    let home: String
    /// The open sockets, and who speaks there.
    var seats: [Int: EWeLinkSeat] = [:]
    /// What is on its way and not answered yet, by number.
    var orders: [Int: EWeLinkOrder] = [:]
    /// When a share was not answered, by device and sharee.
    var unansweredShares: [String: Date] = [:]
    private var lastNumber = 0
    private let household: EWeLinkHousehold
    private let account: EWeLinkAccount

    /// Opens the cloud that is kept in the settings' directory, or makes a new one of the account.
    ///
    /// - Throws: `EmulatorProblem` when the account does not make sense; else when the database cannot be opened.
    package init(_ settings: EmulatorSettings) throws {
        let account = try EWeLinkAccount(settings.account)
        let database = try EmulatorDatabase.open(settings.directory, vendor: Self.vendor)
        try EWeLinkSchema.migrator.migrate(database)
        do {
            try database.write { db in
                try account.fill(db, settings.clock)
                // Whoever was connected when the program ended is so no more.
                try db.execute(sql: "UPDATE device SET online = 0")
            }
        } catch let error as DatabaseError {
            throw EmulatorProblem("the account contradicts itself: \(error.message ?? "\(error)")")
        }
        (rules, home) = try database.read { (try EWeLinkRules(kept: $0), try EWeLinkRules.kept("region", $0) ?? account.region) }
        household = EWeLinkHousehold(
            try database.read { try EWeLinkDevice.filter(Column("simulated") == true).order(Column("deviceid")).fetchAll($0) })
        outbox = try Outbox(in: database)
        (self.settings, self.database, self.account) = (settings, database, account)
    }

    /// Answers by the table of routes; refusals are written in the way of the route.
    package func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        guard let (route, parameters) = EWeLinkRoute.find(request) else {
            return Self.answer(EWeLinkError.absent.json(.plain), status: 404)
        }
        do {
            switch route.answerer {
            case .kept(let handler): return Self.answer(try keep(request, parameters, handler))
            case .live(let handler): return Self.answer(try await handler(self, request))
            }
        } catch let error as EWeLinkError {
            return Self.answer(error.json(route.style))
        } catch {
            settings.logger.error("a request could not be kept", metadata: ["error": "\(error)"])
            return Self.answer(EWeLinkError.broken.json(route.style))
        }
    }

    /// The emulator's region, an app with its secret, a user who is at home here and one who is not, and the devices.
    package func facts(at base: String) -> [String: JSONValue] { (try? database.read(account.facts)) ?? [:] }

    /// Plays the simulated devices, each over a WebSocket of its own.
    package func run(at base: String) async throws {
        let gateway = EWeLinkGateway(household: household, clock: settings.clock, logger: settings.logger, base: base)
        try await gateway.run()
    }

    /// The simulated devices as they see themselves, parameters among their other members.
    package func devices() async -> [JSONValue] { await household.json }

    /// A hand on a simulated device: parameters to be set and reported, `connected`, `deaf`.
    package func touch(device: String, _ wish: JSONValue) async -> Bool { await household.touch(device, wish) }

    /// A number that was not given before.
    func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    private static func answer(_ json: JSONText, status: Int = 200) -> EmulatorAnswer {
        EmulatorAnswer(status, bytes: Array(json.text.utf8), type: "application/json; charset=utf-8")
    }
}
