@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("eWeLink: the account a new cloud is filled with", .timeLimit(.minutes(1)))
struct EWeLinkAccountTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Clouds")

    private static func withDevice(_ members: String) -> String {
        #"{"region":"us","apps":[],"users":[],"devices":[{"devicekey":"","name":"","uiid":1,\#(members)}]}"#
    }

    @Test func theOneThatIsBuiltInIsTheOneInTheFile() throws {
        let file = try JSONValue(parsing: try Data(contentsOf: Self.fixtures.appending(path: "ewelink.json")))
        #expect(try JSONValue(parsing: Array(EWeLinkAccount.sample.utf8)) == file)
    }

    @Test func theReadyFileSaysAllThatAClientNeeds() async throws {
        let facts = try await EWeLinkCloud(.test()).facts(at: "")
        #expect(facts["region"] == "us" && facts["appid"]?.string?.count == 32 && facts["appsecret"]?.string?.count == 32)
        #expect(facts["user"]?["email"] == "ann@example.com" && facts["user"]?["password"] == "porchlight")
        #expect(facts["otherUser"]?["region"] == "eu")
        let devices = try #require(facts["devices"]?.array)
        #expect(devices.map { $0["uiid"]?.int } == [1, 2, 36, 103, 104, 15, 102, 2026, 1])
        #expect(devices.allSatisfy { EWeLinkFrame.isKey($0["devicekey"]?.string ?? "") })
    }

    @Test(arguments: [
        (#"{}"#, "region is missing"), (#"[]"#, "Expected to decode"),
        (#"{"region": "moon", "apps": [], "users": []}"#, "there are cn, as, us, eu"),
        (#"{"region": "us", "apps": [], "users": [{"password": "x"}]}"#, "neither email nor phoneNumber"),
        (#"{"region": "us", "apps": [{"appid": "a"}], "users": []}"#, "apps/0: secret is missing"),
        (withDevice(#""deviceid": "1", "params": {}"#), "is no deviceid"),
        (withDevice(#""deviceid": "1000000001", "params": 1"#), "are no object"),
        (withDevice(#""deviceid": "1000000001", "params": {}, "owner": "x""#), "is no user"),
        (#"{"region":"us","apps":[{"appid":"a","secret":"b"},{"appid":"a","secret":"b"}],"users":[]}"#, "contradicts itself"),
    ])
    func anAccountThatMakesNoSenseIsRefusedInWords(text: String, words: String) throws {
        do {
            _ = try EWeLinkCloud(.test(account: try JSONValue(parsing: Array(text.utf8))))
            Issue.record("it was taken")
        } catch let problem as EmulatorProblem {
            #expect(problem.description.contains(words), "\(problem)")
        }
    }
}

