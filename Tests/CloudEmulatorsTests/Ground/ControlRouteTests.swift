import Connectivity
import Foundation
import HTTPTypes
import Testing

@testable import CloudEmulators

@Suite("The control routes of an emulated cloud", .timeLimit(.minutes(1)))
struct ControlRouteTests {
    private let settings = EmulatorSettings.test()
    private let cloud: EchoCloud
    private let routes: ControlRoutes

    init() throws {
        cloud = try EchoCloud(settings)
        routes = ControlRoutes(EmulatorServer(cloud, settings: settings))
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ json: JSONValue? = nil, peer: String? = "127.0.0.1"
    ) async -> EmulatorAnswer {
        await routes.answer(EmulatorRequest(method, "/_emulator" + path, body: json?.bytes ?? [], peer: peer))
    }

    private func json(_ answer: EmulatorAnswer) throws -> JSONValue { try JSONValue(parsing: answer.body) }

    @Test(arguments: [
        ("127.0.0.1", 200), ("127.9.9.9", 200), ("::1", 200), ("::ffff:127.0.0.1", 200), ("192.168.1.7", 403), ("::ffff:10.0.0.1", 403),
        ("fe80::1", 403), ("1270::1", 403), (nil, 403),
    ] as [(String?, Int)])
    func areForThisMachineOnly(peer: String?, status: Int) async {
        #expect(await ask(.get, "/status", peer: peer).status == status)
    }

    @Test(arguments: [
        (.get, "", 404), (.get, "/nothing", 404), (.get, "/status/more", 404), (.post, "/outbox", 404), (.delete, "/clock", 404),
        (.post, "/sockets", 404), (.put, "/devices", 404),
    ] as [(HTTPRequest.Method, String, Int)])
    func sayInWordsWhatThereIsNot(method: HTTPRequest.Method, path: String, status: Int) async throws {
        let answer = await ask(method, path, [:])
        #expect(answer.status == status)
        #expect(try json(answer)["error"]?.string == "there is no \(method) /_emulator\(path)")
    }

    @Test(arguments: [
        (.put, "/faults", nil, "the body is no JSON object"), (.put, "/faults", [1], "the body is no JSON object"),
        (.put, "/faults", ["weather": "bad"], "there is no fault \"weather\""),
        (.post, "/clock", ["advance": -1], "\"advance\" is a number of seconds, not less than 0"),
        (.post, "/clock", ["advance": "1"], "\"advance\" is a number of seconds, not less than 0"),
        (.post, "/clock", [:], "\"advance\" is a number of seconds, not less than 0"),
        (.put, "/devices/lamp", nil, "the body is no JSON object"),
    ] as [(HTTPRequest.Method, String, JSONValue?, String)])
    func sayInWordsWhatMakesNoSense(method: HTTPRequest.Method, path: String, body: JSONValue?, words: String) async throws {
        let answer = await ask(method, path, body)
        #expect(answer.status == 400)
        #expect(try json(answer)["error"]?.string == words)
    }

    @Test func theOutboxIsReadNewestFirstAndByRecipient() async throws {
        for (number, recipient) in ["a@x.test", "b@x.test", "a@x.test"].enumerated() {
            try cloud.outbox.send(Outbox.Letter(
                sent: settings.clock.now, kind: "email", recipient: recipient, subject: "login-code", code: "\(number)", text: "hello"))
        }
        let all = try json(await ask(.get, "/outbox"))
        let some = try json(await ask(.get, "/outbox?recipient=a%40x.test"))
        #expect(all.array?.compactMap { $0["code"]?.string } == ["2", "1", "0"])
        #expect(some.array?.compactMap { $0["code"]?.string } == ["2", "0"])
        #expect(some.array?.first?["kind"] == "email")
        #expect(some.array?.first?["sent"]?.string?.hasPrefix("2026-11-21T12:00:") == true)
    }

    @Test func theClockJumpsAhead() async throws {
        let before = settings.clock.now
        #expect(try json(await ask(.post, "/clock", ["advance": 3600]))["ahead"] == 3600)
        #expect(settings.clock.now.timeIntervalSince(before) >= 3600)
        #expect(try json(await ask(.post, "/clock", ["advance": 0.5]))["ahead"] == 3600.5)
        #expect(try json(await ask(.get, "/clock"))["now"]?.string?.hasPrefix("2026-11-21T13:00:") == true)
    }

    @Test func aDeviceIsTouched() async throws {
        #expect(await ask(.put, "/devices/lamp", ["on": true]).status == 204)
        #expect(try json(await ask(.get, "/devices")).array?.first?["on"] == true)
        let unknown = await ask(.put, "/devices/other", ["on": true])
        #expect(unknown.status == 404)
        #expect(try json(unknown)["error"] == "there is no device \"other\"")
    }

    @Test func faultsAreSetShownAndCleared() async throws {
        let wish: JSONValue = ["status": 503, "retryAfter": 2, "path": "/homes", "times": 3]
        #expect(try json(await ask(.put, "/faults", wish)) == wish)
        #expect(try json(await ask(.get, "/faults")) == wish)
        #expect(try json(await ask(.put, "/faults", ["hang": true])) == ["hang": true])
        #expect(try json(await ask(.delete, "/faults")) == [:])
    }
}
