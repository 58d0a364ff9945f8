import Foundation
import HomeModel
import Testing

@testable import HueV1

/// Rows 31–45 of the reference's checklist, its table §6.2, and what bridges did before 2016.
@Suite("Registration")
struct RegistrationTests {
    /// Sends the body of `POST /api`, with the link button pressed or not.
    private func ask(
        _ body: String, rules: BridgeProfile.RegistrationRules = .generatedOnly, pressed: Bool = true
    ) throws -> String {
        var fixture = try V1Fixture()
        fixture.profile.registration = rules
        if pressed { try fixture.perform(.pressLinkButton(granting: nil)) }
        return fixture.send("POST /api", body)
    }

    private static let closed = Entry.error(101, "", "link button not pressed")
    private static let forty = String(repeating: "d", count: 40)

    private static let refusals: [Row] = [
        Row("31", "closed", #"{"devicetype":"a#b"}"#, closed),
        Row("36", "open", #"{"devicetype":"a#b","username":"abcdefghij"}"#, .unknown("/username")),
        Row("36", "closed", #"{"devicetype":"a#b","username":"abcdefghij"}"#, .unknown("/username")),
        Row("36", "open", #"{"username":5}"#, .unknown("/username")),
        Row("37", "open", "{}", .missing("/")),
        Row("37", "closed", "{}", .missing("/")),
        Row("26 (M)", "open", "", .missing("/")),
        Row(
            "38", "open", #"{"devicetype":"\#(forty)d"}"#,
            .invalid("/devicetype", String(repeating: "d", count: 36) + "...")),
        Row(
            "38 (M)", "open", #"{"devicetype":"\#(String(repeating: "é", count: 21))"}"#,
            .invalid("/devicetype", String(repeating: "é", count: 21))),
        Row("41 (M)", "open", #"{"devicetype":5}"#, .invalid("/devicetype", "5")),
        Row("41 (M)", "open", #"{"devicetype":null}"#, .invalid("/devicetype", "null")),
        Row(
            "42 (M)", "open", #"{"devicetype":"a#b","generateclientkey":"yes"}"#,
            .invalid("/generateclientkey", "yes")),
        Row("42", "open", #"{"devicetype":"a#b","generateclientkey":false}"#, .invalid("/generateclientkey", "false")),
        Row("43", "open", "{devicetype:x}", .badJSON("/")),
        Row("43", "open", #"{"devicetype":"a#b"#, .badJSON("/")),
        Row("43 (M)", "open", "[]", .badJSON("/")),
        Row(
            "§4.2", "closed", #"{"devicetype":5,"generateclientkey":1}"#,
            .invalid("/devicetype", "5"), .invalid("/generateclientkey", "1")),
    ]

    @Test(arguments: refusals)
    func `is refused in these words`(row: Row) throws {
        #expect(try ask(row.body, pressed: row.request == "open") == row.answer)
    }

    @Test(arguments: [
        ("32", #"{"devicetype":"a#b"}"#), ("39", #"{"devicetype":"\#(forty)"}"#), ("40 (M)", #"{"devicetype":"a"}"#),
        ("§6.1 (M)", #"{"devicetype":""}"#),
        ("44", #"{"devicetype":"a#b","scope":[1,{}],"x":null}"#), ("18", "{\"devicetype\":\"a#b\"}\0"),
    ])
    func `gives a key of forty characters`(tag: String, body: String) throws {
        for rules in [BridgeProfile.RegistrationRules.generatedOnly, .chosenUsernames] where tag != "§6.1 (M)" || rules == .generatedOnly {
            let answer = try ask(body, rules: rules)
            #expect(answer.wholeMatch(of: /\[\{"success":\{"username":"[A-Za-z0-9-]{40}"\}\}\]/) != nil, "\(tag): \(answer)")
        }
    }

    @Test func `row 33: gives a client key of 32 upper-case hex digits to who asks`() throws {
        let answer = try ask(#"{"devicetype":"a#b","generateclientkey":true}"#)
        #expect(answer.wholeMatch(of: /\[\{"success":\{"username":"[A-Za-z0-9-]{40}","clientkey":"[0-9A-F]{32}"\}\}\]/) != nil)
    }

    @Test func `row 34: ends after thirty seconds`() throws {
        var fixture = try V1Fixture()
        try fixture.perform(.pressLinkButton(granting: nil))
        fixture.now = fixture.now.advanced(by: .milliseconds(29_999))
        #expect(fixture.send("POST /api", #"{"devicetype":"a"}"#).contains("success"))
        fixture.now = fixture.now.advanced(by: .milliseconds(1))
        #expect(fixture.send("POST /api", #"{"devicetype":"b"}"#) == Self.closed.alone)
    }

    @Test func `row 35: lets several apps in, each with a key of its own, which opens the bridge (M)`() throws {
        var fixture = try V1Fixture()
        try fixture.perform(.pressLinkButton(granting: nil))
        let keys = try (1...3).map { _ in
            let answer = fixture.send("POST /api", #"{"devicetype":"same"}"#)
            return String(try #require(answer.firstMatch(of: /"username":"([^"]+)"/)).1)
        }
        #expect(Set(keys).count == 3)
        for key in keys {
            #expect(fixture.send("GET /api/\(key)/lights") == fixture.send("GET /lights"))
            #expect(fixture.send("GET /api/\(key)/config").contains(
                #""\#(key)":{"last use date":"2017-12-03T21:49:38","create date":"2017-12-03T21:49:38","name":"same"}"#))
        }
    }

    // Before 2016 an app could choose its username, as the page of 2012 has it.

    private static let chosen: [Row] = [
        Row("2012", "open", #"{"username":"burgestrand","devicetype":"Ruhue API Client"}"#, granted("burgestrand")),
        Row("2012", "open", #"{"username":"a123456789","devicetype":"x"}"#, granted("a123456789")),
        Row("2012", "open", #"{"username":"\#(forty)","devicetype":"x"}"#, granted(forty)),
        Row("2012", "closed", #"{"username":"burgestrand","devicetype":"x"}"#, closed),
        Row("2012", "open", #"{"username":"burges","devicetype":""}"#, .invalid("/username", "burges"), .badJSON("/")),
        Row("2012", "open", #"{"username":"burgestrand","devicetype":""}"#, .badJSON("/")),
        Row("2012 (M)", "closed", #"{"username":"burges","devicetype":"x"}"#, .invalid("/username", "burges"), closed),
        Row("2012 (M)", "open", #"{"username":"burges"}"#, .invalid("/username", "burges"), .missing("/")),
    ]

    private static func granted(_ key: String) -> Entry { Entry(json: #"{"success":{"username":"\#(key)"}}"#) }

    @Test(arguments: chosen)
    func `took the username that was chosen`(row: Row) throws {
        #expect(try ask(row.body, rules: .chosenUsernames, pressed: row.request == "open") == row.answer)
    }

    @Test(arguments: [
        "kim burgestrand", "burges", "123456789", String(repeating: "d", count: 41), "", "under_score", "dash-dash-",
        "ümläutümläut", "a\\u0000bcdefghij",
    ])
    func `replaced a username that could not be, and said so first`(name: String) throws {
        let answer = try ask(#"{"username":"\#(name)","devicetype":"x"}"#, rules: .chosenUsernames)
        let quoted = name.count > 40 ? String(name.prefix(36)) + "..." : name
        let start = "[" + Entry.invalid("/username", quoted).json + #",{"success":{"username":""#
        #expect(answer.hasPrefix(start), "\(answer)")
        #expect(answer.dropFirst(start.count).wholeMatch(of: /[A-Za-z0-9-]{40}"\}\}\]/) != nil)
    }

    @Test func `let the same username in again, for another device type`() throws {
        var fixture = try V1Fixture()
        fixture.profile.registration = .chosenUsernames
        try fixture.perform(.pressLinkButton(granting: nil))
        for type in ["one", "two", "one"] {
            #expect(fixture.send("POST /api", #"{"username":"burgestrand","devicetype":"\#(type)"}"#) == Self.granted("burgestrand").alone)
        }
        #expect(fixture.home.apps(withKey: "burgestrand").map(\.deviceType) == ["one", "two"])
    }
}
