import Foundation
import FoundationNetworking

/// A plain client, Foundation's own, that knows nothing of the bridge.
extension URL {
    func get(_ path: String) async throws -> String { try await send("GET", path, nil) }
    func post(_ path: String, _ body: String) async throws -> String { try await send("POST", path, body) }
    func put(_ path: String, _ body: String) async throws -> String { try await send("PUT", path, body) }

    private func send(_ method: String, _ path: String, _ body: String?) async throws -> String {
        var request = URLRequest(url: appending(path: path))
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        let (data, _) = try await URLSession.shared.data(for: request)
        return String(decoding: data, as: UTF8.self)
    }
}
