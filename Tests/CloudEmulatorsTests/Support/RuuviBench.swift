@testable import CloudEmulators
import Connectivity
import Foundation
import GRDB
import Testing

/// Ruuvi's cloud on the bench, asked over real sockets.
struct RuuviBench: Sendable {
    static let ann = "SampleTokenOfAnn0000000000000001"
    static let ben = "SampleTokenOfBen0000000000000002"
    /// Ann's, shared with Ben; nobody's; Ann's alone.
    static let (sauna, garden, living) = ("CB:B8:33:4C:88:4F", "C6:A5:B9:E0:AD:06", "D7:3E:41:9A:20:5B")
    static let payload = "0201061BFF99040513C85714C7CC00240008041CAB76F41C3CC6A5B9E0AD06"

    let cloud: RuuviCloud
    let clock: EmulatorClock
    let client: WebClient
    let base: String

    /// Serves a cloud for the length of a test.
    ///
    /// - Parameter ruuvi: members of `ruuvi` in the account, which is otherwise the sample.
    static func serve(
        _ ruuvi: JSONValue = [:], directory: String? = nil, _ test: @escaping @Sendable (RuuviBench) async throws -> Void
    ) async throws {
        var account = try JSONValue(parsing: Data(contentsOf: fixture)).object ?? [:]
        account["ruuvi"] = ruuvi
        let settings = EmulatorSettings.test(directory: directory, account: .object(account))
        let cloud = try RuuviCloud(settings)
        try await withEmulator(cloud, settings) { base in
            // The cloud's own tags are heard before anybody asks.
            let isHeard = try await eventually {
                let count = try await cloud.database.read { db in
                    try Int.fetchOne(db, sql: "SELECT COUNT(DISTINCT tag) FROM measurement")
                }
                return (count ?? 0) >= 3
            }
            try #require(isHeard)
            let client = try WebClient(base, clock: .live)
            do {
                try await test(RuuviBench(cloud: cloud, clock: settings.clock, client: client, base: base))
                await client.close()
            } catch {
                await client.close()
                throw error
            }
        }
    }

    static let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Clouds/ruuvi.json")

    var now: Int { Int(clock.now.timeIntervalSince1970) }

    /// Asks, with a token if one is given.
    func ask(
        _ method: String, _ path: String, by token: String? = nil, _ body: JSONValue? = nil, headers: [String: String] = [:]
    ) async throws -> WebAnswer {
        var request = WebRequest(method, path, headers: headers, body: body?.bytes ?? [])
        if let token { request.headers["Authorization"] = "Bearer \(token)" }
        return try await client.send(request, within: .seconds(10))
    }

    /// The code in the last letter to an address.
    func code(to email: String) throws -> String { try #require(try cloud.outbox.letters(to: email).first?.code) }

    /// Somebody new, signed in: their token.
    func newcomer(_ email: String) async throws -> String {
        #expect(try await ask("POST", "/register", ["email": .string(email)]).status == 200)
        let answer = try await ask("GET", "/verify?token=\(try code(to: email))")
        return try #require(answer.json?["data"]?["accessToken"]?.string)
    }

    /// What a gateway posts of tags: when each was heard, and what.
    func record(_ heard: [String: (time: Int, data: String)]) async throws -> WebAnswer {
        try await ask("POST", "/record", post(heard, at: now))
    }

    func post(_ heard: [String: (time: Int, data: String)], at time: Int) -> JSONValue {
        let tags = heard.mapValues { one -> JSONValue in
            ["rssi": "-71", "timestamp": .int(Int64(one.time)), "data": .string(one.data)]
        }
        return ["data": [
            "coordinates": "", "timestamp": .int(Int64(time)), "nonce": "2636366621", "gw_mac": "C8:25:2D:8E:9C:2C",
            "tags": .object(tags),
        ]]
    }
}

extension WebAnswer {
    /// Status and words of a refusal as one text: `403 Forbidden.`; a status alone for an empty body.
    var words: String { [String(status), json?["error"]?.string].compactMap { $0 }.joined(separator: " ") }
    /// What a success says.
    var data: JSONValue? { json?["result"] == "success" ? json?["data"] : nil }
}
