@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("eWeLink: pure rules", .timeLimit(.minutes(1)))
struct EWeLinkRulesTests {
    @Test(arguments: [
        ("+86", "cn"), ("1", "us"), ("+1", "us"), ("44", "eu"), ("+49", "eu"), ("81", "as"), ("+971", "as"), ("61", "us"),
        ("7", "eu"), ("1340", "as"), ("1876", "us"), ("999", "us"), ("", "us"),
    ])
    func aCountryCodeHasARegion(code: String, region: String) {
        #expect(EWeLinkRegion(countryCode: code).rawValue == region)
    }

    @Test(arguments: [("+8613800000000", "+86"), ("+447700900123", "+44"), ("+15551234567", "+1"), ("+13405551234", "+1340")])
    func aNumberBeginsWithItsCountryCode(number: String, code: String) {
        #expect(EWeLinkRegion.countryCode(of: number) == code)
    }

    @Test(arguments: [
        ("eu-api.example.com:8080", "eu"), ("cn-disp.example.com", "cn"), ("127.0.0.1:80", nil), ("eu", nil), ("xx-api", nil),
    ])
    func aHostsNameSaysARegion(host: String, region: String?) {
        #expect(EWeLinkRegion(host: host)?.rawValue == region)
    }

    @Test(arguments: [
        ([], "", "3", false, ["3"]), (["1", "2"], "1", "3", false, ["3", "2"]), (["1", "2"], "1", "3", true, ["3"]),
        (["1", "2"], "1", "", false, ["2"]), (["1", "2"], "", "3", false, ["1", "2", "3"]), (["1", "3"], "1", "3", false, ["3"]),
        (["1"], "9", "1", false, ["1"]), (["1"], "1", "", true, []),
    ] as [([String], String, String, Bool, [String])])
    func devicesMoveBetweenGroups(groups: [String], source: String, target: String, replacesAll: Bool, moved: [String]) {
        #expect(EWeLinkGroup.move(groups, from: source, to: target, replacesAll: replacesAll) == moved)
    }

    @Test(arguments: [
        (#"{"a":1,"b":2}"#, #"{"b":{"x":1.0},"c":null}"#, #"{"a":1,"b":{"x":1.0},"c":null}"#),
        (
            #"{"switches":[{"switch":"off","outlet":0},{"switch":"on","outlet":1}]}"#,
            #"{"switches":[{"outlet":1,"switch":"off"}]}"#,
            #"{"switches":[{"switch":"off","outlet":0},{"switch":"off","outlet":1}]}"#
        ),
        (#"{"switches":[]}"#, #"{"switches":[{"outlet":3,"switch":"on"}]}"#, #"{"switches":[{"outlet":3,"switch":"on"}]}"#),
        (#"{"switches":[{"outlet":0}]}"#, #"{"switches":"all"}"#, #"{"switches":"all"}"#),
        (#"{"configure":[{"outlet":0},{"outlet":1}]}"#, #"{"configure":[{"outlet":1}]}"#, #"{"configure":[{"outlet":1}]}"#),
        (#"{"a":1}"#, #"{"hundredDaysKwh":"get"}"#, #"{"a":1}"#),
    ])
    func parametersAreMergedKeyByKeyAndOutletByOutlet(params: String, changes: String, merged: String) throws {
        let (params, changes) = (try #require(JSONText(Array(params.utf8))), try #require(JSONText(Array(changes.utf8))))
        #expect(EWeLinkParams.merge(params, changes).text == merged)
    }

    @Test(arguments: [
        ("[]", #"[{"mId":"1"}]"#, EWeLinkPermit.add), (#"[{"mId":"1"}]"#, "[]", .delete),
        (#"[{"mId":"1","enabled":1}]"#, #"[{"enabled":0,"mId":"1"}]"#, .enable), (#"[{"mId":"1"}]"#, #"[{"mId":"1"}]"#, []),
        (#"[{"mId":"1","at":"a","enabled":1}]"#, #"[{"mId":"1","at":"b","enabled":0}]"#, .edit),
        (#"[{"mId":"1"}]"#, #"[{"mId":"2"}]"#, [.add, .delete]),
    ] as [(String, String, EWeLinkPermit)])
    func whatIsDoneToTimersTakesPermission(old: String, new: String, needed: EWeLinkPermit) throws {
        let new = try #require(JSONText(Array(new.utf8)))
        #expect(EWeLinkPermit.needed(from: JSONText(Array(old.utf8)), to: new) == needed)
    }

    @Test func idsAreMadeAsTheyLook() {
        let uuid = EWeLinkSecret.uuid(EmulatorSettings.test().clock)
        #expect(UUID(uuidString: uuid) != nil && EWeLinkFrame.isKey(uuid))
        #expect(SecretHash.hex([0, 15, 16, 255]) == "000f10ff")
        #expect(EWeLinkDevice.gsmId("100000788a", "4b21ebbe-8870-4d4a-93f2-7c6cfeff5fea") == "7681b9f799afe370875aaa605d48973b")
        for id in ["100000001", "10000000011", "10000000AB", ""] { #expect(!EWeLinkFrame.isDeviceId(id)) }
        for key in ["", "-----", "aaaaaaaa-0000-4000-8000-00000000000g"] { #expect(!EWeLinkFrame.isKey(key)) }
    }
}
