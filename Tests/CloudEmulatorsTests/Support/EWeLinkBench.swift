@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

/// eWeLink's cloud on the bench, asked over real sockets.
struct EWeLinkBench: Sendable {
    /// Somebody who is logged in.
    struct Person: Sendable {
        let at: String
        let rt: String
        let apikey: String
        let appid: String
    }

    static let appid = "BenchAppAAAAAAAAAAAAAAAAAAAAAAAA"
    static let otherAppid = "BenchAppBBBBBBBBBBBBBBBBBBBBBBBB"
    static let secret = "0123456789abcdef0123456789ABCDEF"
    static let ann = "ann@example.com"
    static let ben = "ben@example.com"
    static let eva = "eva@example.com"
    static let lamp = "1000000001"
    static let sockets = "1000000002"
    static let gsm = "100000788a"

    let cloud: EWeLinkCloud
    let clock: EmulatorClock
    let base: String

    /// Serves a cloud for the length of a test.
    static func run(
        _ account: JSONValue = .bench(), directory: String? = nil, _ test: @escaping @Sendable (EWeLinkBench) async throws -> Void
    ) async throws {
        let settings = EmulatorSettings.test(directory: directory, account: account)
        let cloud = try EWeLinkCloud(settings)
        try await withEmulator(cloud, settings) { base in
            try await test(EWeLinkBench(cloud: cloud, clock: settings.clock, base: base))
        }
    }

    /// Asks with the signature of an app.
    func signed(
        _ method: String, _ path: String, _ text: String = "", signedAs other: String? = nil, host: String? = nil
    ) async throws -> JSONValue {
        let query = path.split(separator: "?").dropFirst().first.map { WebForm.members(of: $0) } ?? []
        let message = other ?? (text.isEmpty ? EWeLinkSignature.message(of: query) : text)
        var headers = ["Authorization": "Sign " + EWeLinkSignature.sign(message.utf8, secret: Self.secret)]
        headers["Host"] = host
        return try #require(try await CloudEmulatorsTests.ask(base, method, path, headers: headers, body: Array(text.utf8)).json)
    }

    func signed(_ method: String, _ path: String, _ body: [String: JSONValue], host: String? = nil) async throws -> JSONValue {
        let common: [String: JSONValue] = ["appid": .string(Self.appid), "ts": 1_553_068_800, "nonce": "ab12cd34", "version": 8]
        return try await signed(method, path, JSONValue.object(body.merging(common) { own, _ in own }).text, host: host)
    }

    /// Asks with an access token.
    func ask(
        _ method: String, _ path: String, by person: Person?, _ body: JSONValue? = nil, scheme: String = "Bearer"
    ) async throws -> JSONValue {
        let headers = person.map { ["Authorization": "\(scheme) \($0.at)"] } ?? [:]
        let answer = try await CloudEmulatorsTests.ask(base, method, path, headers: headers, body: body?.bytes ?? [])
        #expect(answer.status == 200)
        return try #require(answer.json)
    }

    func login(_ email: String, password: String = "porchlight", appid: String = appid) async throws -> Person {
        let answer = try await signed(
            "POST", "/api/user/login", ["email": .string(email), "password": .string(password), "appid": .string(appid)])
        return try person(answer, appid)
    }

    func person(_ answer: JSONValue, _ appid: String = appid) throws -> Person {
        Person(
            at: try #require(answer["at"]?.string, "\(answer.text)"), rt: try #require(answer["rt"]?.string),
            apikey: try #require(answer["user"]?["apikey"]?.string), appid: appid)
    }

    /// The devices of somebody, by id.
    func devices(of person: Person) async throws -> [String: JSONValue] {
        let list = try await ask("GET", "/api/user/device?version=8", by: person)["devicelist"]?.array ?? []
        return Dictionary(list.map { ($0["deviceid"]?.string ?? "", $0) }) { first, _ in first }
    }

    /// The code that came last.
    func code(to recipient: String) throws -> String { try #require(try cloud.outbox.letters(to: recipient).first?.code) }
}
