import Connectivity
import Foundation
import HTTPTypes

/// What tests and the command line ask an emulator to do, below `/_emulator`. For programs on this machine only.
struct ControlRoutes: Sendable {
    private static let prefix = "_emulator"

    let server: EmulatorServer

    init(_ server: EmulatorServer) {
        self.server = server
    }

    /// Whether a request is one for these routes.
    static func concern(_ request: EmulatorRequest) -> Bool { request.segments.first == prefix }

    /// Answers.
    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        guard Self.isNear(request.peer) else { return Self.problem(403, "this is for programs on the same machine") }
        do {
            return try await answer(request, Array(request.segments.dropFirst()))
        } catch {
            return Self.problem(400, "\(error)")
        }
    }

    static func problem(_ status: Int, _ words: String) -> EmulatorAnswer {
        EmulatorAnswer(status, ["error": .string(words)])
    }

    private func answer(_ request: EmulatorRequest, _ path: [String]) async throws -> EmulatorAnswer {
        switch (request.method, path.first, path.count) {
        case (.get, "status", 1): return EmulatorAnswer(200, status)
        case (.get, "outbox", 1): return EmulatorAnswer(200, try letters(to: request.query("recipient")))
        case (.get, "faults", 1): return EmulatorAnswer(200, try faults)
        case (.put, "faults", 1): return try setFaults(EmulatorFaults(try json(of: request)))
        case (.delete, "faults", 1): return try setFaults(nil)
        case (.get, "clock", 1): return EmulatorAnswer(200, clock)
        case (.post, "clock", 1): return try advance(try json(of: request))
        case (.get, "devices", 1): return EmulatorAnswer(200, .array(await server.cloud.devices()))
        case (.put, "devices", 2): return await touch(path[1], try json(of: request))
        case (.post, "sockets", 2) where path[1] == "cut": return await cutSockets(request)
        default: return Self.problem(404, "there is no \(request.method) \(request.path)")
        }
    }

    /// The body, which has to be an object.
    private func json(of request: EmulatorRequest) throws(EmulatorProblem) -> JSONValue {
        guard let json = request.json, json.object != nil else { throw EmulatorProblem("the body is no JSON object") }
        return json
    }

    private static func isNear(_ peer: String?) -> Bool {
        guard let peer else { return false }
        return peer == "::1" || (peer.hasPrefix("::ffff:") ? String(peer.dropFirst(7)) : peer).hasPrefix("127.")
    }
}
