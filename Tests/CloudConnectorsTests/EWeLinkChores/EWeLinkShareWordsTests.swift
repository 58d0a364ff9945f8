@testable import CloudConnectors
import Connectivity
import Foundation
import Testing

@Suite("Shares in eWeLink's words")
struct EWeLinkShareWordsTests {
    private typealias Action = EWeLinkShareWords.Action
    private static let lamp = CloudThing(id: "1000000001", name: "lamp")

    @Test func aShareSaysWhoWhatAndWhen() {
        let now = Date(timeIntervalSince1970: 1_553_068_800)
        #expect(EWeLinkShareWords.params(.share, Self.lamp, "ben@example.com", [.add, .edit, .enable], at: now) == [
            "uid": "ben@example.com", "deviceName": "lamp", "userName": "ben@example.com", "permit": 11, "note": "",
            "shareTime": 1_553_068_800_000,
        ])
        #expect(EWeLinkShareWords.params(.updateShare, Self.lamp, "b", [], at: now)["permit"] == 0)
        #expect(EWeLinkShareWords.params(.cancelShare, Self.lamp, "b", .all, at: now) == ["uid": "b"])
    }

    static let good: [(String, JSONValue)] = [
        ("share", ["error": 0, "result": 2]), ("updateShare", ["error": 0, "result": 2]), ("cancelShare", ["error": 0]),
    ]

    @Test(arguments: good)
    func whatIsDoneIsDone(_ action: String, _ answer: JSONValue) throws {
        let action = try #require(Action(rawValue: action))
        #expect(throws: Never.self) { try EWeLinkShareWords.check(answer, to: action, "ben") }
    }

    static let bad: [(String, JSONValue, String)] = [
        ("share", ["error": 0, "result": 1], "the cloud knows nobody by ben"),
        ("share", ["error": 0, "result": 3], "ben refuses, or has not answered lately; they can be asked again in 3 minutes"),
        ("share", ["error": 0, "result": 4], "it is shared with ben already"),
        ("share", ["error": 504], "ben does not answer: their app has to be open; they can be asked again in 3 minutes"),
        ("share", ["error": 403], "only its owner can share it"),
        ("share", ["error": 400], "the cloud cannot share it with ben"),
        ("share", ["error": 406], "the cloud does not know the log-in any more: somebody signed in elsewhere"),
        ("share", ["error": 500], "the cloud has a problem: it answered 500"),
        ("share", [:], "the cloud does not say whether it is done"),
        ("share", ["error": 0], "the cloud says something that makes no sense: an answer without a known result"),
        ("share", ["error": 0, "result": 9], "the cloud says something that makes no sense: an answer without a known result"),
        ("updateShare", ["error": 0, "result": 0], "only its owner can change that"),
        ("updateShare", ["error": 0, "result": 1], "the cloud knows nobody by ben"),
        ("updateShare", ["error": 0, "result": 3], "it is not shared with ben"),
        ("cancelShare", ["error": 500], "the cloud has a problem: it answered 500"),
        ("cancelShare", "no", "the cloud does not say whether it is done"),
    ]

    @Test(arguments: bad)
    func whatIsNotDoneIsSaid(_ action: String, _ answer: JSONValue, _ words: String) throws {
        let action = try #require(Action(rawValue: action))
        #expect(throws: ChoreTrouble(words)) { try EWeLinkShareWords.check(answer, to: action, "ben") }
    }

    @Test(arguments: ["sharedTo", "shareTo"])
    func listsOfEitherAPISayWho(member: String) throws {
        let text = #"{"deviceid":"1000000001","name":"Lamp","apikey":"k","groups":["g",1],"params":{"switch":"on"},"#
            + #""sharedTo":[],"shareTo":[],"\#(member)":[{"email":null,"phoneNumber":"+1","apikey":"x","permit":31},{"apikey":"y"}]}"#
        var words = try #require(try JSONValue(parsing: Array(text.replacing("\"\(member)\":[],", with: "").utf8)).object)
        let listing = try #require(EWeLinkListing(.object(words)))
        #expect(listing.shares.map(\.person) == ["+1", "y"] && listing.shares.map(\.rights) == [.all, nil])
        #expect(!listing.isTheirs && listing.groups == ["g"] && listing.owner == "k" && listing.thing.name == "Lamp")
        words["sharedBy"] = ["email": "ann@example.com", "permit": 1]
        let theirs = try #require(EWeLinkListing(.object(words)))
        #expect(theirs.isTheirs && theirs.shares.last?.person == "ann@example.com" && theirs.shares.last?.rights == .add)
        #expect(EWeLinkListing(["name": "x"]) == nil && EWeLinkListing("x") == nil)
    }
}
