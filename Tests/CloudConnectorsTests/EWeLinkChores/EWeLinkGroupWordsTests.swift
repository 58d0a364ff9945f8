@testable import CloudConnectors
import Connectivity
import Testing

@Suite("Groups in eWeLink's words")
struct EWeLinkGroupWordsTests {
    @Test func theyHoldTheDevicesThatSaySo() throws {
        let devices = [("1", ["a"]), ("2", ["b", "a"]), ("3", [])].compactMap { id, groups in
            EWeLinkListing(["deviceid": .string(id), "name": .string("Lamp \(id)"), "groups": .array(groups.map { .string($0) })])
        }
        let answer: JSONValue = [
            "groupinfos": [
                ["id": "b", "name": "Upstairs", "index": 2], ["id": "a", "name": "Hall", "index": 1], ["name": "no id"], ["id": "c"],
            ],
        ]
        let groups = try EWeLinkGroupWords.groups(answer, devices)
        #expect(groups.map(\.name) == ["c", "Hall", "Upstairs"] && groups.map(\.index) == [0, 1, 2])
        #expect(groups.map { $0.devices.map(\.id) } == [[], ["1", "2"], ["2"]])
    }

    @Test(arguments: [(.max, 1_000_000), (.min, 0), (-1, 0), (7, 7)] as [(Int64, Int)])
    func aPlaceIsBelievedWithinReason(written: Int64, index: Int) throws {
        let answer: JSONValue = ["groupinfos": [["id": "a", "index": .int(written)]]]
        #expect(try EWeLinkGroupWords.groups(answer, []).map(\.index) == [index])
    }

    @Test(arguments: [["error": 0], "no", ["groupinfos": [:]]] as [JSONValue])
    func whatIsNoListMakesNoSense(answer: JSONValue) {
        #expect(throws: CloudFailure.notUnderstood("there is no list of groups")) { try EWeLinkGroupWords.groups(answer, []) }
    }

    @Test func whatIsLeftOutIsNotSent() {
        #expect(EWeLinkGroupWords.add("Hall", nil) == ["name": "Hall"])
        #expect(EWeLinkGroupWords.add("Hall", 3) == ["name": "Hall", "index": 3])
        #expect(EWeLinkGroupWords.change("a", nil, 1) == ["id": "a", "index": 1])
        #expect(EWeLinkGroupWords.change("a", "Hall", nil) == ["id": "a", "name": "Hall"])
        #expect(EWeLinkGroupWords.remove("a", withDevices: false) == ["id": "a", "type": 0])
        #expect(EWeLinkGroupWords.remove("a", withDevices: true) == ["id": "a", "type": 1])
    }

    static let moves: [(String?, String?, Bool, JSONValue)] = [
        ("a", "b", false, ["source_id": "a", "target_id": "b", "deviceid": "1", "type": 0]),
        (nil, "b", false, ["source_id": "", "target_id": "b", "deviceid": "1", "type": 0]),
        ("a", nil, false, ["source_id": "a", "target_id": "", "deviceid": "1", "type": 0]),
        (nil, "b", true, ["source_id": "", "target_id": "b", "deviceid": "1", "type": 1]),
    ]

    @Test(arguments: moves)
    func aMoveNamesBothEnds(_ from: String?, _ to: String?, _ only: Bool, _ move: JSONValue) {
        #expect(EWeLinkGroupWords.move("1", from, to, only: only) == ["deviceinfos": [move]])
    }
}
