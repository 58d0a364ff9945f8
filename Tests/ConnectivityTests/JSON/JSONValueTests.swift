import Connectivity
import Testing

@Suite("Any JSON")
struct JSONValueTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

    @Test(arguments: [
        "null", "true", "false", "0", "-1", "1.5", "9223372036854775807", "-9223372036854775808", "\"\"", "\"a/b\"", "\"ä€😀\"", "[]", "{}",
        "[1,[2,[null]]]", #"{"a":{"b":[true,"x"]},"c":1.25}"#, #""quote \" back \\ line \n""#,
    ])
    func comesOutAsItWentIn(text: String) throws {
        #expect(try read(text).text == text)
    }

    @Test(arguments: ["", " ", "{", "[1,", "nul", "{\"a\"}", "'a'", "1 2", "\u{1}", "NaN", "[1,,2]", String(repeating: "[", count: 100_000)])
    func isRefusedWhenItIsNone(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: (any Error).self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func kindsAreKeptApart() throws {
        #expect(try read("1") == .int(1))
        #expect(try read("true") == .bool(true))
        #expect(try read("\"1\"") == .string("1"))
        #expect(try read("1").bool == nil)
        #expect(try read("true").int == nil)
        #expect(try read("null").isNull)
    }

    @Test func numbersAreReadAsWhatIsAskedFor() throws {
        #expect(try read("7").double == 7)
        #expect(try read("7.0").int == 7)
        #expect(try read("7.5").int == nil)
        #expect(try read("1e3").int == 1000)
        #expect(try read("9223372036854775808").int == nil)
        #expect(try read("9223372036854775808").double == 9_223_372_036_854_775_808)
        #expect(JSONValue.double(.nan).int == nil)
    }

    @Test func membersAreWrittenInTheOrderOfTheirNames() {
        #expect(JSONValue.object(["b": 1, "a": 2, "c": 3]).text == #"{"a":2,"b":1,"c":3}"#)
    }

    @Test func whatIsNoNumberIsWrittenAsText() {
        #expect(JSONValue.array([.double(.infinity), .double(.nan)]).text == #"["Infinity","NaN"]"#)
    }

    @Test func membersAreFoundByName() throws {
        let value = try read(#"{"a":{"b":[1]},"a2":null}"#)
        #expect(value["a"]?["b"]?.array == [1])
        #expect(value["a2"] == .null)
        #expect(value["x"] == nil)
        #expect(value["a"]?["b"]?["c"] == nil)
    }

    @Test func literalsAreWhatTheyLookLike() {
        let value: JSONValue = ["text": "x", "yes": true, "one": 1, "half": 0.5, "none": nil, "list": [1, "two"], "text": "last"]
        #expect(value.text == #"{"half":0.5,"list":[1,"two"],"none":null,"one":1,"text":"last","yes":true}"#)
    }
}
