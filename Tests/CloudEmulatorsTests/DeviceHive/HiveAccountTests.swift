@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("The account that fills DeviceHive's cloud", .timeLimit(.minutes(1)))
struct HiveAccountTests {
    @Test func theAccountThatIsBuiltInIsTheOneOfTheFile() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let file = try Data(contentsOf: root.appending(path: "Fixtures/Clouds/devicehive.json"))
        #expect(try JSONValue(parsing: file) == SampleAccount.json)
    }

    static let nonsense: [(JSONValue, String)] = [
        ([:], "users is missing"), (["users": 7], "of another type"),
        (["users": [["login": "a", "password": "123456", "role": "king"]]], "role of a"),
        (["users": [["login": "a", "password": "12345", "role": "admin"]]], "6 to 128"),
        (["users": [["login": "a", "password": "123456", "role": "client", "networks": ["X"]]]], "no network X"),
        (["users": [], "networks": [["name": "X"], ["name": "X"]]], "twice"), (["users": [], "gateway": "g"], "no user g"),
        (["users": [], "lifetimes": ["access": 0, "refresh": 1]], "above zero"),
        (["users": [], "devices": [["id": "a b", "name": "", "class": "onoff", "network": "", "type": ""]]], "a b must be"),
        (["users": [], "devices": [["id": "a", "name": "", "class": "kettle", "network": "", "type": ""]]], "kettle"),
        (["users": [], "secret": "abc"], "four letters"),
    ]

    @Test(arguments: 0..<11) func anAccountThatMakesNoSenseIsRefusedInWords(_ row: Int) {
        let (account, words) = Self.nonsense[row]
        do {
            _ = try DeviceHiveCloud(.test(account: account))
            Issue.record("it was taken: \(account.text)")
        } catch let problem as EmulatorProblem {
            #expect(problem.description.contains(words))
        } catch {
            Issue.record(error)
        }
    }

    @Test func theReadyFileSaysWhatAClientNeeds() async throws {
        let cloud = try DeviceHiveCloud(.test())
        let facts = await cloud.facts(at: "http://127.0.0.1:7")
        #expect(facts["rest"] == "http://127.0.0.1:7/api/rest")
        #expect(facts["websocket"] == "ws://127.0.0.1:7/api/websocket")
        #expect(facts["login"] == "dhadmin")
        #expect(facts["password"] == "lights-for-all")
        #expect(facts["client"] == ["login": "ada", "password": "analytical-engine"])
        #expect(facts["networkId"] == 1)
        #expect(facts["devices"]?.array?.count == 7)
        #expect(facts["secret"] == nil)
    }
}
