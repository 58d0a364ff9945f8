import RawSockets
import Testing

/// Expectations complain when they should; a checklist that cannot fail proves nothing.
@Suite("What rows expect")
struct MatchingTests {
    private static let unknown =
        #"{"error":{"type":6,"address":"/lights/1/state/foo","description":"parameter, foo, not available"}}"#
    private static let success = #"{"success":{"/lights/1/state/on":true}}"#

    private static func complaint(_ expectation: Expectation, _ body: String) throws -> String? {
        var names = Names()
        names["U"] = "secret"
        let answer = try #require(Answer("HTTP/1.1 200 OK\r\nDate: today\r\n\r\n" + body, ending: .closed))
        return try expectation.complaint(answer, &names)
    }

    @Test("entries come in any order but errors first")
    func entriesComeErrorsFirst() throws {
        let both = Expectation.gives(.set("/lights/1/state/on", true), .error(6, "/lights/1/state/foo"))
        #expect(try Self.complaint(both, "[\(Self.unknown),\(Self.success)]") == nil)
        #expect(try Self.complaint(both, "[\(Self.success),\(Self.unknown)]") == "an error comes after a success")
        #expect(try Self.complaint(both, "[\(Self.unknown)]") != nil)
        #expect(try Self.complaint(both, "[\(Self.unknown),\(Self.success),\(Self.success)]") != nil)
        #expect(try Self.complaint(both, Self.unknown) != nil)
    }

    @Test(
        "an error is one by its type, address and wording",
        arguments: [
            Entry.error(7, "/lights/1/state/foo"), .error(6, "/lights/2/state/foo"), .error(6, "/lights/1/state/foo", says: "no"),
            .set("/lights/1/state/foo"), .done("foo"),
        ])
    func otherErrorsAreOthers(entry: Entry) throws {
        #expect(try Self.complaint(.gives(entry), "[\(Self.unknown)]") != nil)
    }

    @Test(
        "an error in other words, with a type in quotes or with more in it is another",
        arguments: [
            ("foo, not", "bar, not"), (#""type":6"#, #""type":"6""#), (#"not available""#, #"not available","more":1"#),
            ("not available", "not available."),
        ])
    func wordingCounts(change: (String, String)) throws {
        let body = "[\(Self.unknown.replacing(change.0, with: change.1))]"
        #expect(try Self.complaint(.gives(.error(6, "/lights/1/state/foo")), body) != nil)
    }

    @Test("values are what they are, and members stand in their order")
    func readings() throws {
        let body = #"{"state":{"on":true,"bri":1,"xy":[0.5,0.4]},"name":"a\/\u0062 {U}"}"#
        #expect(try Self.complaint(.shows("state/bri", 1), body) == nil)
        #expect(try Self.complaint(.shows("state/on", 1), body) != nil)
        #expect(try Self.complaint(.shows("state/xy", [0.4, 0.5]), body) != nil)
        #expect(try Self.complaint(.shows("state/xy", near: 0.5, 0.41, by: 0.005), body) != nil)
        #expect(try Self.complaint(.shows("state/xy/1", within: 0.3...0.5), body) == nil)
        #expect(try Self.complaint(.shows("name", like: "a/b"), body) != nil)
        #expect(try Self.complaint(.shows("name", like: "a/b.*"), body) == nil)
        #expect(try Self.complaint(.members("state", ["bri", "on", "xy"]), body) != nil)
        #expect(try Self.complaint(.members("state", ["on", "bri", "xy"]), body) == nil)
        #expect(try Self.complaint(.lacks("state/on"), body) != nil)
        #expect(try Self.complaint(.lacks("state"), "<html>") != nil)
    }

    @Test("a name that stands for nothing stops a row")
    func unknownNames() throws {
        #expect(try Self.complaint(.says("{U}"), "it is secret") == nil)
        #expect(try Self.complaint(.avoids("{U}"), "it is secret") != nil)
        #expect(throws: UnknownName.self) { try Self.complaint(.says("{scene}"), "anything") }
    }

    @Test("what is not JSON is none", arguments: ["", "{", "[1,]", #"{"a":}"#, "nul", "01x", "[1]]", #""a"#])
    func noJSON(text: String) { #expect(JSON(text) == nil) }
}
