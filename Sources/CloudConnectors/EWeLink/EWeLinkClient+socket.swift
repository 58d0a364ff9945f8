import BridgeCore
import Connectivity
import Foundation
import HomeModel

extension EWeLinkClient {
    /// Opens the WebSocket as the account's app, and has it open while `body` runs. A session that is over is replaced once.
    ///
    /// - Throws: `CloudFailure`, of which `.elsewhere` means that somebody else signed in; `ConnectionFailure`; what `body`
    ///   throws.
    func connect(_ body: @escaping @Sendable (EWeLinkLine) async throws -> Void) async throws {
        let place = try await dispatch()
        let session = try await keyring.session(servers)
        do {
            try await connect(place, session, body)
        } catch is EWeLinkStranger {
            let renewed = try await keyring.session(servers, insteadOf: session)
            do {
                try await connect(place, renewed, body)
            } catch is EWeLinkStranger {
                throw CloudFailure.tokenIsOver
            }
        }
    }

    /// The address of the WebSocket.
    private func dispatch() async throws -> String {
        let what = "listen to its devices"
        let answer: JSONValue =
            switch try await dialect() {
            case .first: try await ask("POST", "/dispatch/app", body: ["accept": "ws"], dispatch: true, to: what)
            case .second: try await ask("GET", "/dispatch/app", dispatch: true, to: what)
            }
        return try servers.socket(domain: answer["domain"]?.string, port: answer["port"]?.int)
    }

    private func connect(
        _ url: String, _ session: EWeLinkSession, _ body: @escaping @Sendable (EWeLinkLine) async throws -> Void
    ) async throws {
        let (world, hello) = (world, try hello(session))
        // The heartbeat that the server wants is a text, and has its own time; this one only finds connections that are dead.
        let client = WebSocketClient(
            url, trust: servers.trust, patience: EWeLinkServers.patience,
            heartbeat: Heartbeat(every: .seconds(60), patience: .seconds(180)),
            clock: ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil))
        try await client.connect { connection in
            let line = EWeLinkLine(connection, world: world)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await line.run() }
                group.addTask {
                    let answer = try await line.ask(hello)
                    try Self.check(answer)
                    await line.startPulse(answer["config"])
                    try await body(line)
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private static func check(_ answer: JSONValue) throws {
        switch answer["error"]?.int {
        case 0: return
        case 401, 402, 406: throw EWeLinkStranger()
        case let number: throw CloudFailure.trouble(status: number ?? 0, answer["reason"]?.string ?? "when asked for a WebSocket")
        }
    }

    /// The first frame.
    private func hello(_ session: EWeLinkSession) throws -> EWeLinkParams {
        let login = try EWeLinkLogin(account.settings)
        return login.common(world).merging([
            "action": "userOnline", "at": .string(session.accessToken), "apikey": .string(session.facts.apikey),
            "userAgent": "app",
        ]) { $1 }
    }
}

/// The WebSocket's server does not know the session.
private struct EWeLinkStranger: Error {}
