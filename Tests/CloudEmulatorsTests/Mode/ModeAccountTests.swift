@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("MODE: the account a new cloud is filled with", .timeLimit(.minutes(1)))
struct ModeAccountTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Clouds")

    @Test func theOneThatIsBuiltInIsTheOneInTheFile() throws {
        let file = try JSONValue(parsing: try Data(contentsOf: Self.fixtures.appending(path: "mode.json")))
        #expect(try JSONValue(parsing: Array(ModeAccount.sample.utf8)) == file)
    }

    @Test func theReadyFileSaysAllThatAClientNeeds() async throws {
        let facts = try await ModeBench.straight().facts
        #expect(facts["user"] == ["userId": 101, "email": "ann@example.com", "password": "porchlight"])
        #expect(facts["homeId"] == 55)
        #expect(facts["projects"]?.array?.map { $0["kind"] } == ["email", "phone", "byou"])
        #expect(facts["projects"]?.array?.allSatisfy { $0["appId"]?.string != nil && $0["projectKey"]?.string != nil } == true)
        let devices = try #require(facts["devices"]?.array)
        #expect(
            devices.map { $0["class"] } == ["lamp-onoff", "lamp-dimmable", "lamp-color", "sensor-climate", "lamp-dimmable"])
        #expect(devices.allSatisfy { $0["apiKey"]?.string != nil && $0["claimCode"]?.string != nil })
    }

    @Test func whatNoLongerOpensIsNotTold() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        _ = try await bench.ask("PATCH", "/users/101", key: ann.key, ["password": "something else"])
        _ = try await bench.ask("DELETE", "/homes/55", key: ann.key)
        let facts = await bench.cloud.facts(at: "")
        #expect(facts["user"] == nil && facts["homeId"] == nil)
        #expect(facts["devices"]?.array?.count == 5)
    }

    @Test(arguments: [
        (#"{}"#, "projects is missing"), (#"[]"#, "Expected to decode"),
        (#"{"projects": [{"id": 1, "kind": "fax"}]}"#, "projects/0/kind"),
        (
            #"{"projects": [{"id": 1, "kind": "email", "appId": "a", "users": [{"name": "x"}]}]}"#,
            "projects/0/users/0: id is missing"
        ),
        (
            #"{"projects": [{"id": 1, "kind": "email", "appId": "a", "homes": [{"id": 1, "name": "x", "members": [7]}]}]}"#,
            "contradicts itself"
        ),
    ])
    func anAccountThatMakesNoSenseIsRefusedInWords(text: String, words: String) throws {
        let settings = EmulatorSettings.test(account: try JSONValue(parsing: Array(text.utf8)))
        do {
            _ = try ModeCloud(settings)
            Issue.record("it was taken")
        } catch let problem as EmulatorProblem {
            #expect(problem.description.contains(words), "\(problem)")
        }
    }

    @Test func lifetimesAreTheAccounts() async throws {
        let account: JSONValue = [
            "lifetimes": ["smsCode": 5, "session": 60, "emailToken": 7],
            "projects": [["id": 2, "kind": "phone", "appId": "porchlight-phone"]],
        ]
        let bench = try await ModeBench.straight(.test(account: account))
        let cy = try await bench.caller("+15551234567")
        #expect(try await bench.ask("GET", "/userSession", key: cy.key).status == 200)
        bench.clock.advance(by: .seconds(61))
        #expect(try await bench.ask("GET", "/userSession", key: cy.key).verdict == "401")
        #expect(try await bench.ask("GET", "/auth", key: cy.key).json == ["type": "nobody"])
    }
}
