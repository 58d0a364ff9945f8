package import Connectivity
import GRDB

/// DeviceHive's cloud, played: tokens, devices, commands and notifications over REST and WebSocket.
package struct DeviceHiveCloud: CloudEmulator {
    package static let vendor = "devicehive"

    package let outbox: Outbox
    let hive: Hive
    private let household: Household
    private let rest: HiveRest
    private let account: HiveAccount
    private let clock: EmulatorClock

    /// Makes a cloud; one that is new is filled from the account.
    ///
    /// - Throws: `EmulatorProblem` when the account makes no sense; else when what is kept cannot be used.
    package init(_ settings: EmulatorSettings) throws {
        account = try HiveAccount(settings.account ?? SampleAccount.json)
        clock = settings.clock
        hive = try Hive(settings)
        outbox = try Outbox(in: hive.database)
        household = try Household(hive.database, start: HiveTime(settings.clock.now))
        rest = HiveRest(hive: hive)
    }

    package func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        await rest.answer(request)
    }

    package func socket(_ request: EmulatorRequest) async -> WebSocketHandler? {
        guard [["dh", "websocket"], ["api", "websocket"]].contains(request.segments) else { return nil }
        let socket = HiveSocket(hive: hive, base: request.base)
        return { await socket.serve($0) }
    }

    package func facts(at base: String) async -> [String: JSONValue] {
        let administrator = account.users.first { $0.role == "admin" }
        let client = account.users.first { $0.role == "client" && $0.login != account.gateway }
        let network = client?.networks?.first ?? account.networks?.first?.name ?? ""
        var facts: [String: JSONValue] = [
            "rest": .string(base + "/api/rest"), "websocket": .string(Hive.socketURL(base)),
            "devices": .array(await devices()), "networkId": await hive.number(ofNetwork: network).map(JSONValue.int) ?? .null,
        ]
        if let administrator {
            facts["login"] = .string(administrator.login)
            facts["password"] = .string(administrator.password)
        }
        if let client { facts["client"] = ["login": .string(client.login), "password": .string(client.password)] }
        return facts
    }

    package func run(at base: String) async throws {
        try await Gateway(hive: hive, household: household, clock: clock, base: base).run()
    }

    package func devices() async -> [JSONValue] {
        var found: [JSONValue] = []
        for id in await household.ids {
            guard let device = await household.device(id), let name = await hive.name(ofDevice: id) else { continue }
            let about: [String: JSONValue] = [
                "id": .string(id), "name": .string(name), "class": .string(device.kind.rawValue),
                "connected": .bool(await household.isOnline(id)), "deaf": device.hearing.json,
            ]
            found.append(.object(device.state.merging(about) { _, about in about }))
        }
        return found
    }

    package func touch(device: String, _ wish: JSONValue) async -> Bool {
        await household.touch(device, wish)
    }

    package func cutSockets() async {
        await hive.cutSessions()
    }
}

extension Hive {
    func number(ofNetwork name: String) -> Int64? {
        (try? read { db in try HiveNetwork.named(name, db) })?.number
    }

    func name(ofDevice id: String) -> String? {
        (try? read { db in try HiveDevice.fetchOne(db, key: id) })?.name
    }
}

extension SimulatedDevice.Hearing {
    /// As it is said to `touch`.
    var json: JSONValue {
        switch self {
        case .good: false
        case .deaf: true
        case .failing: "failed"
        }
    }
}
