@testable import CloudEmulators
import Connectivity
import Testing

@Suite("JSON whose text stays", .timeLimit(.minutes(1)))
struct JSONTextTests {
    private func json(_ text: String) -> JSONText? { JSONText(Array(text.utf8)) }

    @Test(arguments: [
        #"{"b":1,"a":2}"#, #"{ "a" : [1.0, 1e3] }"#, #"["\"]", "}"]"#, "12345678901234567890123", "null",
        #""\u00e9\/""#, "[]", "{}",
    ])
    func whatIsReadIsWrittenAsItWas(text: String) {
        #expect(json(text)?.text == text)
        #expect(json(" \n\(text)\t ")?.text == text)
    }

    @Test(arguments: [
        "", "{", #"{"a":}"#, "[1,]", "nope", #"{"a" 1}"#, "{}{}", #"{"a":1 , }"#, "[,]", "[01]", "[1.]", "[.5]", "[+1]",
        "[NaN]", "['a']",
        "[1 2]", "[\"\n\"]", #"["\x"]"#, "[tru]", "// x\n1", "[1,,2]", #"{a:1}"#, #"["\ud800"]"#,
    ])
    func whatIsNoJSONIsNothing(text: String) { #expect(json(text) == nil) }

    @Test func whatIsNoTextIsNothing() {
        #expect(JSONText([UInt8](arrayLiteral: 0x22, 0xff, 0x22)) == nil)
    }

    @Test func membersAreFoundWhateverStandsInThem() throws {
        let object = try #require(json(#"{"a,:{":"},:\"x\\","b" : [1,{"c":[2]}] ,"":null,"b":true}"#))
        #expect(object.members.map(\.name) == ["a,:{", "b", "", "b"])
        #expect(object.members.map(\.value.text) == [#""},:\"x\\""#, #"[1,{"c":[2]}]"#, "null", "true"])
        #expect(object["b"] == true && object["c"] == nil)
        #expect(json("[ [1,2] , {} ,\"a,b\"]")?.elements?.map(\.text) == ["[1,2]", "{}", #""a,b""#])
        #expect(json("[]")?.elements == [] && json("{}")?.members.isEmpty == true && json("{}")?.elements == nil)
    }

    @Test func aMemberIsSetInItsPlace() throws {
        let object = try #require(json(#"{"a":1,"b":2.50}"#))
        #expect(object.setting("a", to: "x").text == #"{"a":"x","b":2.50}"#)
        #expect(object.setting("c", to: [1, true]).text == #"{"a":1,"b":2.50,"c":[1,true]}"#)
    }

    @Test func wordsAndNumbersComeEitherWay() {
        #expect(json("8")?.word == "8" && json(#""8""#)?.word == "8" && json("null")?.word == nil && json("[8]")?.word == nil)
        #expect(json(#""8""#)?.number == 8 && json("8")?.number == 8 && json(#""x""#)?.number == nil)
        #expect(json("true")?.bool == true && json("true")?.word == nil)
    }

    @Test func literalsLeaveOutWhatIsNot() {
        let object: JSONText = ["b": 1, "skip": nil, "a": ["x", "y"], "quote\"": .null]
        #expect(object.text == #"{"b":1,"a":["x","y"],"quote\"":null}"#)
    }
}
