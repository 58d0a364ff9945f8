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

/// eWeLink's cloud on loopback with its sample account, and what a test does to it. Ann is at home there; Ben is in Europe.
struct EWeLinkStage: Sendable {
    static let app = "PorchlightSampleApp0000000000001"
    static let appSecret = "porchlight-sample-secret-0000001"
    static let ann = ["appId": app, "countryCode": "+1", "email": "ann@example.com"]
    static let ben = ["appId": app, "countryCode": "+44", "email": "ben@example.com"]
    static let (lamp, sockets, dimmer, white) = ("1000000001", "1000000002", "1000000003", "1000000004")
    static let (color, climate, door, motion) = ("1000000005", "1000000006", "1000000007", "1000000008")

    let cloud: EWeLinkCloud
    let front: EWeLinkFront
    let clock: EmulatorClock
    let base: String

    /// Serves the sample account.
    ///
    /// - Parameters:
    ///   - isFirstOnly: whether the cloud has no second API.
    ///   - more: devices besides the sample ones, all Ann's.
    static func serve<Result: Sendable>(
        isFirstOnly: Bool = false, directory: String? = nil, port: Int = 0, more: [JSONValue] = [],
        _ test: @escaping @Sendable (EWeLinkStage) async throws -> Result
    ) async throws -> Result {
        var account = try JSONValue(parsing: Array(EWeLinkAccount.sample.utf8)).object ?? [:]
        account["devices"] = .array((account["devices"]?.array ?? []) + more)
        let clock = EmulatorClock(connections, start: world.now().utc, randomBytes: world.randomBytes)
        let settings = EmulatorSettings(directory: directory, account: .object(account), clock: clock, logger: .quiet)
        let cloud = try EWeLinkCloud(settings)
        let front = EWeLinkFront(cloud, isFirstOnly: isFirstOnly)
        return try await withServed(front, settings, port: port) { stage in
            let stage = EWeLinkStage(cloud: cloud, front: front, clock: clock, base: stage.base)
            try await stage.allThere()
            return try await test(stage)
        }
    }

    /// A device of Ann's.
    static func device(_ id: String, _ name: String, _ uiid: Int64, _ params: JSONValue) -> JSONValue {
        [
            "deviceid": .string(id), "devicekey": .string("33333333-cccc-4ccc-8ccc-00\(id)"), "owner": "ann@example.com",
            "name": .string(name), "uiid": .int(uiid), "model": "MODEL", "params": params,
        ]
    }

    static let world = ModeBridge.world
    private static let connections = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)

    /// Waits until all devices are connected.
    func allThere() async throws {
        try await until { [cloud] in try await cloud.devices().count <= online() }
    }

    /// How many devices are connected or belong to nobody.
    private func online() async throws -> Int {
        try await cloud.database.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM device WHERE online OR owner IS NULL") ?? 0
        }
    }

    /// Makes a simulated device do something.
    func touch(_ device: String, _ wish: JSONValue) async throws { try #require(await cloud.touch(device: device, wish)) }

    /// What a simulated device is set to.
    func state(_ device: String) async throws -> JSONValue {
        try #require(await cloud.devices().first { $0["id"]?.string == device })
    }

    /// Signs in as somebody else with the same app would.
    @discardableResult
    func signIn(_ settings: [String: String] = ann) async throws -> JSONValue {
        let login = try EWeLinkLogin(settings)
        var request = login.request(password: "porchlight", appSecret: Self.appSecret, .first, Self.world)
        request.headers["Host"] = settings == Self.ben ? "eu-api.coolkit.cc" : nil
        let web = try WebClient(base, clock: Self.connections)
        let answer = try await web.send(request, within: .seconds(5))
        await web.close()
        return try #require(answer.json)
    }

    /// Speaks on a WebSocket as an app of somebody who has signed in.
    func speak(_ session: JSONValue, _ frame: [String: JSONValue]) async throws {
        let url = "ws" + base.dropFirst(4) + "/api/ws"
        try await WebSocketClient(url, clock: Self.connections).connect { connection in
            let line = EWeLinkLine(connection, world: Self.world)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await line.run() }
                let user = try #require(session["user"]?["apikey"])
                let hello = try await line.ask(["action": "userOnline", "at": session["at"] ?? .null, "apikey": user])
                try #require(hello["error"] == 0)
                let answer = try await line.ask(frame.merging(["apikey": user, "userAgent": "app"]) { $1 })
                try #require(answer["error"] == 0, "\(answer.text)")
                group.cancelAll()
            }
        }
    }

    /// Looks until something is so.
    func until(_ isSo: () async throws -> Bool) async throws { try #require(try await modeEventually(isSo)) }
}

extension Logger {
    /// One that nobody reads.
    fileprivate static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
