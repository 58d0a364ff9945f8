import CloudEmulators
import Connectivity
import Testing

/// Who gets which status where, by the reference's lists.
@Suite("MODE: statuses", .timeLimit(.minutes(1)))
struct ModeStatusTests {
    /// Method, path, body, and the verdict for: nobody, a device, the user Ann, a project's key that may all but bring users.
    private static let table: [(String, String, JSONValue?, [String])] = [
        ("GET", "/users/101", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/users/77", nil, ["401", "403 INSUFFICIENT_AUTH", "404 UNKNOWN", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/users/x", nil, ["404 UNKNOWN", "404 UNKNOWN", "404 UNKNOWN", "404 UNKNOWN"]),
        ("PATCH", "/users/101", [1], ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/homes?userId=101", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/homes?userId=x", nil, ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INVALID_PARAMETER"]),
        ("GET", "/homes?userId=77", nil, ["401", "403 INSUFFICIENT_AUTH", "403 PERMISSION_DENIED", "403 INVALID_USER_ID"]),
        ("POST", "/homes", ["name": "x"], ["401", "403 INSUFFICIENT_AUTH", "201", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/homes", [:], ["401", "403 INSUFFICIENT_AUTH", "403 MISSING_PARAMETERS", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/homes", ["name": ""], ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/homes/55", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/homes/77", nil, ["401", "403 INSUFFICIENT_AUTH", "404 UNKNOWN", "404 UNKNOWN"]),
        ("PATCH", "/homes/55", ["name": "Hut"], ["401", "403 INSUFFICIENT_AUTH", "204", "403 INSUFFICIENT_AUTH"]),
        ("DELETE", "/homes/77", nil, ["401", "403 INSUFFICIENT_AUTH", "404 UNKNOWN", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/homes/55/members", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/homes/77/members", nil, ["401", "403 INSUFFICIENT_AUTH", "403 MEMBERS_ONLY", "403 MEMBERS_ONLY"]),
        ("POST", "/homes/55/members", [:], ["401", "403 INSUFFICIENT_AUTH", "403 MISSING_PARAMETERS", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/homes/55/members", ["email": "x"], ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_EMAIL", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/homes/55/members/101", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("DELETE", "/homes/55/members/77", nil, ["401", "403 INSUFFICIENT_AUTH", "404 UNKNOWN", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/homes/55/smartModules", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/homes/55/smartModules/climate", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/homes/55/smartModules/none", nil, ["401", "403 INSUFFICIENT_AUTH", "404 UNKNOWN", "404 UNKNOWN"]),
        ("PUT", "/homes/55/event", ["eventType": "x", "eventData": [:]], ["401", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH", "204"]),
        ("PUT", "/homes/77/event", ["eventType": "x", "eventData": [:]], ["401", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH", "404 UNKNOWN"]),
        ("POST", "/homes/55/deviceProvisioning", [:], ["401", "403 INSUFFICIENT_AUTH", "403 MISSING_PARAMETERS", "403 INSUFFICIENT_AUTH"]),
        ("PUT", "/homes/55/kv/a", ["value": 1], ["401", "403 INSUFFICIENT_AUTH", "204", "204"]),
        ("PUT", "/homes/55/kv/a", [:], ["401", "403 INSUFFICIENT_AUTH", "403 MISSING_PARAMETERS", "403 MISSING_PARAMETERS"]),
        ("GET", "/homes/55/kv", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/devices?homeId=55", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "200"]),
        ("GET", "/devices", nil, ["401", "403 INSUFFICIENT_AUTH", "403 MISSING_PARAMETERS", "403 MISSING_PARAMETERS"]),
        ("POST", "/devices", [:], ["401", "403 INSUFFICIENT_AUTH", "403 MISSING_PARAMETERS", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/devices", ["token": "no"], ["403 INVALID_TOKEN", "403 INVALID_TOKEN", "403 INVALID_TOKEN", "403 INVALID_TOKEN"]),
        ("GET", "/devices/9001", nil, ["401", "200", "200", "200"]),
        ("GET", "/devices/9002", nil, ["401", "403 PERMISSION_DENIED", "200", "200"]),
        ("GET", "/devices/9005", nil, ["401", "403 PERMISSION_DENIED", "404 UNKNOWN", "200"]),
        ("GET", "/devices/77", nil, ["401", "404 UNKNOWN", "404 UNKNOWN", "404 UNKNOWN"]),
        ("PATCH", "/devices/9001", ["name": 1], ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INSUFFICIENT_AUTH"]),
        ("DELETE", "/devices/77", nil, ["401", "404 UNKNOWN", "404 UNKNOWN", "404 UNKNOWN"]),
        ("PUT", "/devices/9001/command", ["action": ""], ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INVALID_PARAMETER"]),
        ("PUT", "/devices/9001/command", ["action": "x", "parameters": 1], ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INVALID_PARAMETER"]),
        ("PUT", "/devices/9001/command", ["action": "x"], ["401", "403 INSUFFICIENT_AUTH", "403 DEVICE_OFFLINE", "403 DEVICE_OFFLINE"]),
        ("PUT", "/devices/9001/event", ["eventType": "x", "eventData": [:]], ["401", "204", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/deviceRegistration", ["deviceId": 9002, "claimable": true], ["401", "403 PERMISSION_DENIED", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/deviceRegistration", ["deviceId": 9001, "claimable": true, "duration": 0], ["401", "403 INVALID_PARAMETER", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/userSession", nil, ["401", "403 INSUFFICIENT_AUTH", "200", "403 INSUFFICIENT_AUTH"]),
        ("GET", "/userSession/websocket", nil, ["401", "403 INSUFFICIENT_AUTH", "403 INVALID_PARAMETER", "403 INSUFFICIENT_AUTH"]),
        ("POST", "/users", ["projectId": 3], ["403 AUTHORIZATION_REQUIRED", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH", "403 PERMISSION_DENIED"]),
        ("POST", "/auth/user", ["projectId": 3, "userId": 1], ["401", "403 INSUFFICIENT_AUTH", "403 INSUFFICIENT_AUTH", "403 PERMISSION_DENIED"]),
    ]

    @Test(arguments: 0..<table.count)
    func eachCallerGetsTheStatusThatIsTheirs(_ row: Int) async throws {
        let (method, path, body, verdicts) = Self.table[row]
        let bench = try await ModeBench.straight()
        let keys = [nil, try bench.secret("apiKey", of: 9001), try await bench.ann().key, try bench.projectKey(ModeBench.emailProject)]
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
