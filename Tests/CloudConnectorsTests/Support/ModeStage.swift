import BridgeCore
import CloudConnectors
import CloudEmulators
import Connectivity
import Foundation
import HomeModel
import Logging
import ServiceLifecycle
import Testing

/// An emulated cloud on loopback, and what a test does to it.
struct ModeStage: Sendable {
    let base: String

    private static let clock = ConnectionClock(
        uptime: { ModeBridge.world.now().uptime }, sleepUntil: ModeBridge.world.sleepUntil)

    /// Asks the cloud, or its control routes.
    @discardableResult
    func ask(_ method: String, _ path: String, key: String? = nil, json: JSONValue? = nil) async throws -> WebAnswer {
        var request = json.map { WebRequest(method, path, json: $0) } ?? WebRequest(method, path)
        if let key { request.headers["Authorization"] = "ModeCloud \(key)" }
        return try await send(request)
    }

    func send(_ request: WebRequest) async throws -> WebAnswer {
        let client = try WebClient(base, clock: Self.clock)
        do {
            let answer = try await client.send(request, within: .seconds(10))
            await client.close()
            return answer
        } catch {
            await client.close()
            throw error
        }
    }

    /// Has the cloud misbehave, or behave again.
    func faults(_ faults: JSONValue?) async throws {
        let answer = try await ask(faults == nil ? "DELETE" : "PUT", "/_emulator/faults", json: faults)
        try #require(answer.isSuccess)
    }

    /// Does to a simulated device what a hand would.
    func touch(_ device: Int, _ wish: JSONValue) async throws {
        try #require(try await ask("PUT", "/_emulator/devices/\(device)", json: wish).isSuccess)
    }

    /// What a simulated device is set to.
    func device(_ id: Int) async throws -> JSONValue {
        let devices = try await ask("GET", "/_emulator/devices").json?.array ?? []
        return try #require(devices.first { $0["id"]?.string == "\(id)" })
    }

    func cutSockets() async throws { try await ask("POST", "/_emulator/sockets/cut", json: [:]) }

    /// How many requests the cloud was asked so far.
    func requests() async throws -> Int { try await ask("GET", "/_emulator/status").json?["requests"]?.int ?? 0 }

    /// The key of a user.
    func logIn(_ email: String = "ann@example.com", _ password: String = "porchlight") async throws -> String {
        let form = ["projectId": "1", "appId": "porchlight-sample", "email": email, "password": password]
        let answer = try await send(WebRequest("POST", "/auth/user", form: form))
        return try #require(answer.json?["token"]?.string)
    }

    /// Hears what a user is told, for as long as `body` runs.
    func listen<Result: Sendable>(
        _ key: String, _ body: @escaping @Sendable (WebSocketMessages) async throws -> Result
    ) async throws -> Result {
        let url = "ws" + base.dropFirst(4) + "/userSession/websocket"
        let client = WebSocketClient(url, headers: ["Authorization": "ModeCloud \(key)"], clock: Self.clock)
        return try await client.connect { try await body($0.messages) }
    }

    /// The sample account's user.
    func account(_ more: [String: String] = [:]) -> CloudAccount {
        CloudAccount(
            name: "cottage", vendor: .mode, baseURL: base,
            settings: ["projectId": "1", "appId": "porchlight-sample", "email": "ann@example.com"].merging(more) { $1 })
    }

    /// A bridge with the sample account.
    func bridge(password: String = "porchlight", _ more: [String: String] = [:]) throws -> ModeBridge {
        try ModeBridge(account(more), secrets: ["password": password])
    }
}

/// Looks until something is so, for ten seconds at most.
func modeEventually(within length: Duration = .seconds(10), _ isSo: () async throws -> Bool) async throws -> Bool {
    let world = ModeBridge.world
    let end = world.now().uptime + length
    while world.now().uptime < end {
        if try await isSo() { return true }
        try await world.sleep(for: .milliseconds(5))
    }
    return try await isSo()
}
