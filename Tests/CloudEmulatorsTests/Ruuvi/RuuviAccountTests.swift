@testable import CloudEmulators
import Connectivity
import Foundation
import RuuviData
import Testing

@Suite("Ruuvi: the account a new cloud is filled with", .timeLimit(.minutes(1)))
struct RuuviAccountTests {
    @Test func theOneThatIsBuiltInIsTheOneInTheFile() throws {
        let file = try JSONValue(parsing: try Data(contentsOf: RuuviBench.fixture))
        #expect(try JSONValue(parsing: Array(RuuviAccount.sample.utf8)) == file)
    }

    @Test func theReadyFileSaysAllThatAClientNeeds() async throws {
        let facts = await (try RuuviCloud(.test())).facts(at: "")
        #expect(facts["users"]?.array?.first == ["email": "ann@example.com", "accessToken": .string(RuuviBench.ann)])
        #expect(facts["tags"]?.array?.map { $0["owner"] } == ["", "ann@example.com", "ann@example.com"])
        #expect(facts["dialect"] == "seed" && facts["gatewaySecret"] == nil)
    }

    @Test(arguments: [
        (#"{}"#, "users is missing"), (#"{"users": [], "tags": [{"id": "a", "format": "9"}]}"#, "format that is not known"),
        (#"{"users": [], "tags": [{"id": "?", "format": "5"}]}"#, "not the name of a tag"),
        (#"{"users": [{"id": 1, "email": "x", "accessToken": "y"}], "tags": []}"#, "not an e-mail address"),
        (#"{"users": [], "tags": [{"id": "a", "format": "5", "owner": 9}]}"#, "contradicts itself"),
        (#"{"ruuvi": {"dialect": "klingon"}, "users": [], "tags": []}"#, "ruuvi/dialect"),
    ])
    func anAccountThatMakesNoSenseIsRefusedInWords(text: String, words: String) throws {
        let settings = EmulatorSettings.test(account: try JSONValue(parsing: Array(text.utf8)))
        do {
            _ = try RuuviCloud(settings)
            Issue.record("it was taken")
        } catch let problem as EmulatorProblem {
            #expect(problem.description.contains(words), "\(problem)")
        }
    }

    @Test(arguments: [
        (
            "key", "The quick brown fox jumps over the lazy dog",
            "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
        ),
        (
            "Ruuvi", #"{"data":{"coordinates":"","timestamp":1700000000,"gw_mac":"C8:25:2D:8E:9C:2C","tags":{}}}"#,
            "f9ade9f30dc85190e06ab5b6e0b8ec16d9ad7dbcdd17a9ac1d53eaad36ff9720"
        ),
    ])
    func gatewaysSignAsIsPublished(secret: String, body: String, signature: String) {
        #expect(RuuviIngest.signature(of: Array(body.utf8), secret: secret) == signature)
    }

    @Test(arguments: [
        ("CDCDCDCDED", "CDCDCDCDED"), ("cb:b8:33:4c:88:4f", "CBB8334C884F"), ("CB-B8-33-4C-88-4F", "CBB8334C884F"),
        ("", nil), ("a:b", nil), ("12345678901234567", nil), ("ä", nil), ("a b", nil), ("GG:B8:33:4C:88:4F", nil),
    ])
    func tagsAreComparedByLettersAndDigits(name: String, id: String?) {
        #expect(RuuviTag.id(of: name) == id)
    }

    @Test func aSimulatedTagDoesWhatAHandDoes() throws {
        var tag = RuuviSimulation(.rawV2, id: "CBB8334C884F", rssi: -60, given: ["temperature": 20, "movements": 254])
        tag.touch([
            "temperature": -3.5, "humidity": nil, "movement": true, "rssi": -80, "format": 3, "voltage": "high", "nonsense": 1,
        ])
        #expect(tag.reading.temperature == -3.5 && tag.reading.movements == 0 && tag.rssi == -80)
        #expect(tag.reading.format == .rawV2 && tag.reading.voltage == nil)
        let now = Date(timeIntervalSince1970: 1000)
        let heard = [tag.broadcast(at: now), tag.broadcast(at: now)]
        #expect(heard.map { $0["timestamp"] } == [1000, 1001], "no two in the same second")
        let read = try RuuviReading(hex: try #require(heard[0]["data"]?.string))
        #expect(read.temperature == -3.5 && read.address == [0xCB, 0xB8, 0x33, 0x4C, 0x88, 0x4F] && read.humidity == nil)
    }
}
