@testable import CloudEmulators
import Connectivity
import Crypto
import Foundation

/// DeviceHive's cloud behind real sockets, and the ways to speak to it.
struct HiveBench: Sendable {
    /// Two tokens, as the cloud gives them.
    struct Pair: Sendable {
        let access: String
        let refresh: String
    }

    let cloud: DeviceHiveCloud
    let clock: EmulatorClock
    let base: String
    private let http: WebClient

    /// Runs a cloud for the length of a test: the sample account, with the secret that every stock server has.
    static func with<Result: Sendable>(
        directory: String? = nil, changing account: [String: JSONValue] = [:],
        _ test: @escaping @Sendable (HiveBench) async throws -> Result
    ) async throws -> Result {
        let whole = (SampleAccount.json.object ?? [:]).merging(["secret": "devicehive"]) { $1 }.merging(account) { $1 }
        let settings = EmulatorSettings.test(directory: directory, account: .object(whole))
        let cloud = try DeviceHiveCloud(settings)
        return try await withEmulator(cloud, settings) { base in
            let http = try WebClient(base, clock: .live)
            do {
                let result = try await test(HiveBench(cloud: cloud, clock: settings.clock, base: base, http: http))
                await http.close()
                return result
            } catch {
                await http.close()
                throw error
            }
        }
    }

    /// Asks over REST: a method and a path below `/api/rest/`.
    func ask(_ line: String, _ body: JSONValue? = nil, as token: String? = nil, root: String = "api") async throws -> WebAnswer {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let headers = token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
        let path = "/\(root)/rest/" + words[1]
        guard let body else { return try await http.send(WebRequest(words[0], path, headers: headers), within: .seconds(20)) }
        return try await http.send(WebRequest(words[0], path, headers: headers, json: body), within: .seconds(20))
    }

    func logIn(_ login: String = "dhadmin", _ password: String = "lights-for-all") async throws -> Pair {
        try Self.pair(try await ask("POST token", ["login": .string(login), "password": .string(password)]))
    }

    func logInAsClient() async throws -> Pair { try await logIn("ada", "analytical-engine") }

    /// Makes a token with chosen rights.
    func create(_ payload: JSONValue, as token: String) async throws -> Pair {
        try Self.pair(try await ask("POST token/create", payload, as: token))
    }

    static func pair(_ answer: WebAnswer) throws -> Pair {
        guard let access = answer.json?["accessToken"]?.string, let refresh = answer.json?["refreshToken"]?.string else {
            throw EmulatorProblem("no tokens: \(answer.verdictOfHive)")
        }
        return Pair(access: access, refresh: refresh)
    }

    /// Milliseconds since 1970 in the cloud.
    var now: Int { Int(clock.now.timeIntervalSince1970 * 1000) }
}

extension WebAnswer {
    /// A status and its message as one text: `403 Access is denied`; a status alone for an empty body.
    var verdictOfHive: String {
        [String(status), json?["message"]?.string].compactMap { $0 }.joined(separator: " ")
    }
}
