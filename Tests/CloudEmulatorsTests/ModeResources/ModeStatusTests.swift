import CloudEmulators
import Connectivity
import Testing

/// Who gets which status where, by the reference's lists.
@Suite("MODE: statuses", .timeLimit(.minutes(1)))
struct ModeStatusTests {
    private static let none = "401"
    private static let wrong = "403 INSUFFICIENT_AUTH"
    private static let invalid = "403 INVALID_PARAMETER"
    private static let missing = "403 MISSING_PARAMETERS"
    private static let absent = "404 UNKNOWN"

    /// Method, path, body, and the verdict for: nobody, a device, the user Ann, a project's key that may all but bring users.
    private static let table: [(String, String, JSONValue?, [String])] = [
        ("GET", "/users/101", nil, [none, wrong, "200", wrong]),
        ("GET", "/users/77", nil, [none, wrong, absent, wrong]),
        ("GET", "/users/x", nil, [absent, absent, absent, absent]),
        ("PATCH", "/users/101", [1], [none, wrong, invalid, wrong]),
        ("GET", "/homes?userId=101", nil, [none, wrong, "200", "200"]),
        ("GET", "/homes?userId=x", nil, [none, wrong, invalid, invalid]),
        ("GET", "/homes?userId=77", nil, [none, wrong, "403 PERMISSION_DENIED", "403 INVALID_USER_ID"]),
        ("POST", "/homes", ["name": "x"], [none, wrong, "201", wrong]),
        ("POST", "/homes", [:], [none, wrong, missing, wrong]),
        ("POST", "/homes", ["name": ""], [none, wrong, invalid, wrong]),
        ("GET", "/homes/55", nil, [none, wrong, "200", "200"]),
        ("GET", "/homes/77", nil, [none, wrong, absent, absent]),
        ("PATCH", "/homes/55", ["name": "Hut"], [none, wrong, "204", wrong]),
        ("DELETE", "/homes/77", nil, [none, wrong, absent, wrong]),
        ("GET", "/homes/55/members", nil, [none, wrong, "200", "200"]),
        ("GET", "/homes/77/members", nil, [none, wrong, "403 MEMBERS_ONLY", "403 MEMBERS_ONLY"]),
        ("POST", "/homes/55/members", [:], [none, wrong, missing, wrong]),
        ("POST", "/homes/55/members", ["email": "x"], [none, wrong, "403 INVALID_EMAIL", wrong]),
        ("GET", "/homes/55/members/101", nil, [none, wrong, "200", "200"]),
        ("DELETE", "/homes/55/members/77", nil, [none, wrong, absent, wrong]),
        ("GET", "/homes/55/smartModules", nil, [none, wrong, "200", "200"]),
        ("GET", "/homes/55/smartModules/climate", nil, [none, wrong, "200", "200"]),
        ("GET", "/homes/55/smartModules/none", nil, [none, wrong, absent, absent]),
        ("PUT", "/homes/55/event", ["eventType": "x", "eventData": [:]], [none, wrong, wrong, "204"]),
        ("PUT", "/homes/77/event", ["eventType": "x", "eventData": [:]], [none, wrong, wrong, absent]),
        ("POST", "/homes/55/deviceProvisioning", [:], [none, wrong, missing, wrong]),
        ("PUT", "/homes/55/kv/a", ["value": 1], [none, wrong, "204", "204"]),
        ("PUT", "/homes/55/kv/a", [:], [none, wrong, missing, missing]),
        ("GET", "/homes/55/kv", nil, [none, wrong, "200", "200"]),
        ("GET", "/devices?homeId=55", nil, [none, wrong, "200", "200"]),
        ("GET", "/devices", nil, [none, wrong, missing, missing]),
        ("POST", "/devices", [:], [none, wrong, missing, wrong]),
        ("POST", "/devices", ["token": "no"], Array(repeating: "403 INVALID_TOKEN", count: 4)),
        ("GET", "/devices/9001", nil, [none, "200", "200", "200"]),
        ("GET", "/devices/9002", nil, [none, "403 PERMISSION_DENIED", "200", "200"]),
        ("GET", "/devices/9005", nil, [none, "403 PERMISSION_DENIED", absent, "200"]),
        ("GET", "/devices/77", nil, [none, absent, absent, absent]),
        ("PATCH", "/devices/9001", ["name": 1], [none, wrong, invalid, wrong]),
        ("DELETE", "/devices/77", nil, [none, absent, absent, absent]),
        ("PUT", "/devices/9001/command", ["action": ""], [none, wrong, invalid, invalid]),
        ("PUT", "/devices/9001/command", ["action": "x", "parameters": 1], [none, wrong, invalid, invalid]),
        ("PUT", "/devices/9001/command", ["action": "x"], [none, wrong, "403 DEVICE_OFFLINE", "403 DEVICE_OFFLINE"]),
        ("PUT", "/devices/9001/event", ["eventType": "x", "eventData": [:]], [none, "204", wrong, wrong]),
        ("POST", "/deviceRegistration", ["deviceId": 9002, "claimable": true], [none, "403 PERMISSION_DENIED", wrong, wrong]),
        ("POST", "/deviceRegistration", ["deviceId": 9001, "claimable": true, "duration": 0], [none, invalid, wrong, wrong]),
        ("GET", "/userSession", nil, [none, wrong, "200", wrong]),
        ("GET", "/userSession/websocket", nil, [none, wrong, invalid, wrong]),
        ("POST", "/users", ["projectId": 3], ["403 AUTHORIZATION_REQUIRED", wrong, wrong, "403 PERMISSION_DENIED"]),
        ("POST", "/auth/user", ["projectId": 3, "userId": 1], [none, wrong, wrong, "403 PERMISSION_DENIED"]),
    ]

    @Test(arguments: 0..<table.count)
    func eachCallerGetsTheStatusThatIsTheirs(_ row: Int) async throws {
        let (method, path, body, verdicts) = Self.table[row]
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let keys = [nil, try bench.secret("apiKey", of: 9001), ann.key, try bench.projectKey(ModeBench.emailProject)]
        for (key, verdict) in zip(keys, verdicts) {
            let answer = try await bench.ask(method, path, key: key, body)
            #expect(answer.verdict == verdict, "\(method) \(path)")
            #expect(answer.body.isEmpty == (answer.status == 401 || answer.status == 204))
        }
    }

    @Test func keysOfOtherProjectsOpenNothingHere() async throws {
        let bench = try await ModeBench.straight()
        let phone = try bench.projectKey(ModeBench.phoneProject)
        let cy = try await bench.caller("+15551234567")
        for key in [phone, cy.key] {
            #expect(try await bench.ask("GET", "/homes/55", key: key).verdict == "404 UNKNOWN")
            #expect(try await bench.ask("GET", "/devices?homeId=55", key: key).verdict == "403 MEMBERS_ONLY")
            #expect(try await bench.ask("PUT", "/devices/9001/command", key: key, ["action": "x"]).verdict == "404 UNKNOWN")
        }
        #expect(try await bench.ask("GET", "/homes?userId=101", key: phone).verdict == "403 INVALID_USER_ID")
        #expect(try await bench.ask("GET", "/users/101", key: cy.key).verdict == "404 UNKNOWN")
    }

    @Test(arguments: ["Bearer", "modecloud", "", "ModeCloud"])
    func onlyModesOwnSchemeIsTaken(_ scheme: String) async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let answer = try await bench.send(WebRequest("GET", "/userSession", headers: ["Authorization": "\(scheme) \(ann.key)"]))
        #expect(answer.status == (scheme.lowercased() == "modecloud" ? 200 : 401))
    }

    @Test func aReaderWritesNothing() async throws {
        let bench = try await ModeBench.straight()
        let reader = try bench.projectKey(ModeBench.emailProject, named: "reader")
        #expect(try await bench.ask("GET", "/homes/55/kv", key: reader).status == 200)
        #expect(try await bench.ask("PUT", "/homes/55/kv/a", key: reader, ["value": 1]).verdict == "403 PERMISSION_DENIED")
    }
}
