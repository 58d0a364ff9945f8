import CloudEmulators
import Connectivity
import Foundation
import HTTPTypes
import Testing

/// MODE's cloud on the bench: asked either straight or over real sockets, by the same words.
struct ModeBench: Sendable {
    /// Somebody with a key.
    struct Person: Sendable {
        let id: Int
        let key: String
    }

    let cloud: ModeCloud
    let clock: EmulatorClock
    /// The sample account as the ready file tells it.
    let facts: JSONValue
    /// Where it can be reached; empty when it is asked straight.
    let base: String
    let send: @Sendable (WebRequest) async throws -> WebAnswer

    /// A cloud that is asked without a socket between.
    static func straight(_ settings: EmulatorSettings = .test()) async throws -> ModeBench {
        let cloud = try ModeCloud(settings)
        return ModeBench(cloud: cloud, clock: settings.clock, facts: .object(await cloud.facts(at: "")), base: "") { request in
            var fields = HTTPFields()
            for (name, value) in request.headers { HTTPField.Name(name).map { fields[$0] = value } }
            let method = try #require(HTTPRequest.Method(request.method))
            let answer = await cloud.answer(
                EmulatorRequest(method, request.path, headers: fields, body: request.body, peer: "127.0.0.1"))
            let headers = answer.headers.map { ($0.name.canonicalName, $0.value) }
            return WebAnswer(status: answer.status, headers: Dictionary(headers) { first, _ in first }, body: answer.body)
        }
    }

    /// A cloud that is served on a free port for the length of a test.
    static func served(
        _ settings: EmulatorSettings = .test(), heartbeat: Heartbeat = EmulatorServer.heartbeat,
        _ test: @escaping @Sendable (ModeBench) async throws -> Void
    ) async throws {
        let cloud = try ModeCloud(settings)
        try await withEmulator(cloud, settings, heartbeat: heartbeat) { base in
            let web = try WebClient(base, clock: .live)
            let facts = JSONValue.object(await cloud.facts(at: base))
            let bench = ModeBench(cloud: cloud, clock: settings.clock, facts: facts, base: base) { request in
                try await web.send(request, within: .seconds(10))
            }
            do { try await test(bench) } catch {
                await web.close()
                throw error
            }
            await web.close()
        }
    }

    /// Asks with a JSON body or none.
    func ask(_ method: String, _ path: String, key: String? = nil, _ body: JSONValue? = nil) async throws -> WebAnswer {
        let headers = key.map { ["Authorization": "ModeCloud \($0)"] } ?? [:]
        guard let body else { return try await send(WebRequest(method, path, headers: headers)) }
        return try await send(WebRequest(method, path, headers: headers, json: body))
    }

    /// Asks with a web form.
    func ask(_ method: String, _ path: String, key: String? = nil, form: [String: String]) async throws -> WebAnswer {
        let headers = key.map { ["Authorization": "ModeCloud \($0)"] } ?? [:]
        return try await send(WebRequest(method, path, headers: headers, form: form))
    }
}

extension WebAnswer {
    /// The reason of a refusal.
    var reason: String? { json?["reason"]?.string }

    /// A status and reason as one word: `403 MEMBERS_ONLY`; a status alone for an empty body.
    var verdict: String { [String(status), reason].compactMap { $0 }.joined(separator: " ") }
}
