import BridgeServer
import Foundation
import PorchlightTestKit

/// The owner of a bridge, who speaks to its control socket as the command line does.
struct Owner: Sendable {
    let socket: String

    init(of bridge: TestBridge) { socket = bridge.controlSocket }

    func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> Answer {
        try await Client.send(method, url(path), body)
    }

    /// Asks for something that is granted.
    func ask<Message: Decodable>(
        _ method: String, _ path: String, _ body: String? = nil, as type: Message.Type = Message.self
    ) async throws -> Message {
        let answer = try await send(method, path, body)
        guard answer.status == 200 else { throw try ControlCoding.decode(ControlProblem.self, from: answer.body) }
        return try ControlCoding.decode(type, from: answer.body)
    }

    /// What is said against something; `nil` if it is granted.
    func problem(_ method: String, _ path: String, _ body: String? = nil) async throws -> String? {
        let answer = try await send(method, path, body)
        guard answer.status != 200 else { return nil }
        return try ControlCoding.decode(ControlProblem.self, from: answer.body).problem
    }

    func url(_ path: String) -> String {
        "http+unix://\(socket.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")\(path)"
    }
}
