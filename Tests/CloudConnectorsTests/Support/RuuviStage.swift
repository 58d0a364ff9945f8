import BridgeCore
@testable import CloudConnectors
@testable import CloudEmulators
import Connectivity
import Foundation
import GRDB
import HomeModel
import Logging
import ServiceLifecycle
import Testing
import ToldWorlds

/// Ruuvi's cloud on loopback, and what a test does to it.
struct RuuviStage: Sendable {
    static let ann = "SampleTokenOfAnn0000000000000001"
    static let ben = "SampleTokenOfBen0000000000000002"
    static let (sauna, garden, living) = ("CBB8334C884F", "C6A5B9E0AD06", "D73E419A205B")

    let cloud: RuuviCloud
    let counter: RuuviCounter
    let base: String

    /// Time as it goes by.
    static let world = World.real { _ in Date() }

    /// Serves the sample account.
    ///
    /// - Parameter ruuvi: members of `ruuvi` in the account.
    static func serve(
        _ ruuvi: JSONValue = [:], directory: String? = nil, port: Int = 0,
        _ test: @escaping @Sendable (RuuviStage) async throws -> Void
    ) async throws {
        var account = try JSONValue(parsing: Array(RuuviAccount.sample.utf8)).object ?? [:]
        account["ruuvi"] = ruuvi
        let clock = EmulatorClock(connections, start: world.now().utc, randomBytes: world.randomBytes)
        let settings = EmulatorSettings(directory: directory, account: .object(account), clock: clock, logger: .silent)
        let cloud = try RuuviCloud(settings)
        let counter = RuuviCounter(cloud)
        try await withServed(counter, settings, port: port) { served in
            let stage = RuuviStage(cloud: cloud, counter: counter, base: served.base)
            try await stage.heard()
            try await test(stage)
        }
    }

    /// Asks the cloud, or its control routes.
    @discardableResult
    func ask(_ method: String, _ path: String, token: String? = nil, _ body: JSONValue? = nil) async throws -> WebAnswer {
        let client = try WebClient(base, clock: Self.connections)
        let headers = token.map { ["Authorization": $0] } ?? [:]
        let request = WebRequest(method, path, headers: headers, body: body?.bytes ?? [])
        let answer = try await client.send(request, within: .seconds(5))
        await client.close()
        return answer
    }

    /// Has the cloud misbehave, or behave again.
    func faults(_ faults: JSONValue?) async throws {
        try #require(try await ask(faults == nil ? "DELETE" : "PUT", "/_emulator/faults", faults).isSuccess)
    }

    /// Waits until the gateway has been heard of each tag.
    private func heard() async throws {
        let end = Self.world.now().uptime + .seconds(10)
        while true {
            let count = try await cloud.database.read { db in
                try Int.fetchOne(db, sql: "SELECT COUNT(DISTINCT tag) FROM measurement")
            }
            if (count ?? 0) >= 3 { return }
            try #require(Self.world.now().uptime < end, "the gateway is silent")
            try await Self.world.sleep(for: .milliseconds(5))
        }
    }

    private static let connections = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
}

extension Logger {
    /// One that nobody reads.
    fileprivate static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
