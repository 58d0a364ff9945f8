import Connectivity
import Foundation

/// The gateway that hears the tags that are played: it posts over the network, as a client of the cloud like any other.
struct RuuviGateway: Sendable {
    private static let address = "C8:25:2D:8E:9C:2C"
    private static let patience = Duration.seconds(3)

    private let web: WebClient
    private let clock: EmulatorClock
    private let secret: String?

    /// - Parameters:
    ///   - base: where the cloud can be reached.
    ///   - secret: what it signs with; `nil` for nothing.
    /// - Throws: `ConnectionFailure` when the address or the certificate cannot be used.
    init(at base: String, _ settings: EmulatorSettings, secret: String?) throws(ConnectionFailure) {
        web = try WebClient(base, trust: settings.trust, clock: settings.clock.connections)
        (clock, self.secret) = (settings.clock, secret)
    }

    /// Posts what was heard of some tags, by their names.
    ///
    /// - Returns: why it was not taken; `nil` if it was.
    func post(_ heard: [String: JSONValue]) async -> String? {
        var request = WebRequest("POST", "/record", json: [
            "data": [
                "coordinates": "", "timestamp": .int(Int64(clock.now.timeIntervalSince1970)),
                "nonce": .string(clock.code(digits: 10)), "gw_mac": .string(Self.address), "tags": .object(heard),
            ]
        ])
        if let secret { request.headers["Ruuvi-HMAC-SHA256"] = RuuviIngest.signature(of: request.body, secret: secret) }
        do {
            let answer = try await web.send(request, within: Self.patience)
            return answer.isSuccess ? nil : "it answered \(answer.status)"
        } catch {
            return "\(error)"
        }
    }

    func close() async { await web.close() }
}
