import Testing

@testable import HueV1

/// RFC 8259, with what Docs/HueV1.md §1.3 adds: an object or array at the top, NUL and blanks behind it.
@Suite("The JSON parser")
struct JSONParserTests {
    private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    private static let good: [String] = [
        "{}", "[]", "{ }", "[ ]", " \t\r\n{}\n", "{}\0", "{}\0 \0\n", #"{"a":1}"#, #"{ "a" : 1 , "b" : [ ] }"#,
        "[1,2]", "[true,false,null]",
        "[0]", "[-0]", "[-1]", "[10]", "[1.0]", "[0.5]", "[-0.5e10]", "[1E+2]", "[1e-2]", "[1e02]",
        "[123456789012345678901234567890]",
        #"[""]"#, #"["\"\\\/\b\f\n\r\t"]"#, #"["\u0041\u00e9\u20AC"]"#, #"["\uD83D\uDE00"]"#, #"["\u0000"]"#,
        #"["é€😀"]"#, "[\"\u{7F}\"]",
        #"{"":0}"#, #"{"a":{"a":{"a":[[]]}}}"#, #"{"\u0061":1}"#, nested(32),
    ]

    @Test(arguments: good)
    func `what the RFC allows is read`(text: String) throws {
        _ = try JSONParser.parse(Array(text.utf8))
    }

    private static let bad: [String] = [
        "", " ", "\0", "1", "\"a\"", "true", "null", "{", "}", "[", "]", "{]", "[}", "[[]", "{}{}", "[] []", "{},",
        "{}x", "{}\0x",
        #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{"a" 1}"#, #"{a:1}"#, #"{'a':1}"#,
        #"{1:1}"#, #"{"a":1;}"#,
        "[1,]", "[,1]", "[,]", "[1 2]", "['a']", "[1.]", "[.5]", "[+1]", "[-]", "[--1]", "[01]", "[-01]", "[00]",
        "[1e]", "[1e+]", "[1.e1]",
        "[0x10]", "[1_000]", "[Infinity]", "[-Infinity]", "[NaN]", "[True]", "[tru]", "[truex]", "[nul]", "[nullnull]",
        "[undefined]",
        "[\"a]", "[\"\n\"]", "[\"\t\"]", "[\"\0\"]", "[\"\u{1F}\"]", #"["\a"]"#, #"["\'"]"#, #"["\x41"]"#,
        #"["\u12"]"#, #"["\u12G4"]"#,
        #"["\u+123"]"#, #"["\U0041"]"#, #"["\"]"#, #"["\uD83D"]"#, #"["\uD83Dx"]"#, #"["\uD83D\n"]"#,
        #"["\uD83D\u0041"]"#, #"["\uDE00"]"#,
        #"["\uDE00\uD83D"]"#, "// note\n{}", "{/* note */}", "{} // note", "[1]#", "\u{FEFF}{}",
        "\u{A0}{}", nested(33), nested(100_000),
        String(repeating: #"{"a":"#, count: 50_000),
    ]

    @Test(arguments: bad)
    func `what the RFC forbids is refused`(text: String) {
        #expect(throws: JSONParser.SyntaxError.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test(arguments: [
        [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xC1, 0xBF], [0xE2, 0x82], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
        [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
    func `bad UTF-8 is refused in values and names`(bytes: [UInt8]) {
        let quoted = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
        #expect(throws: JSONParser.SyntaxError.self) { try JSONParser.parse(Array("[".utf8) + quoted + Array("]".utf8)) }
        #expect(throws: JSONParser.SyntaxError.self) { try JSONParser.parse(Array("{".utf8) + quoted + Array(":1}".utf8)) }
    }

    @Test(arguments: [
        (#""\u0041\u00e9\u20AC\uD83D\uDE00""#, "Aé€😀"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0000""#, "\0"),
        (#""é€😀""#, "é€😀"), (#""http:\/\/a""#, "http://a"), (#""\uFFFF\ud7ff\ue000""#, "\u{FFFF}\u{D7FF}\u{E000}"),
    ])
    func `a string says what its escapes stand for`(text: String, value: String) throws {
        #expect(try JSONParser.parse(Array("[\(text)]".utf8)).elements?.first?.string == value)
    }

    @Test func `every value knows where it stood`() throws {
        let text = Array(#" {"a" : [1, "x\n" ,null], "b":{ } } "#.utf8)
        let members = try #require(try JSONParser.parse(text).members)
        let list = try #require(members["a"])
        #expect(String(decoding: text[list.range], as: UTF8.self) == #"[1, "x\n" ,null]"#)
        #expect(list.elements?.map { String(decoding: text[$0.range], as: UTF8.self) } == ["1", #""x\n""#, "null"])
        #expect(members["b"].map { String(decoding: text[$0.range], as: UTF8.self) } == "{ }")
    }

    @Test func `of a name that comes twice the last value counts, where the first one stood`() throws {
        let members = try #require(try JSONParser.parse(Array(#"{"a":1,"b":2,"\u0061":3}"#.utf8)).members)
        #expect(members.map(\.name) == ["a", "b"])
        #expect(members.map(\.node.integer) == [3, 2])
    }

    @Test func `a large object takes no longer than its size`() throws {
        let members = (0..<8000).map { #""\#($0)":0"# }.joined(separator: ",")
        let clock = ContinuousClock()
        let taken = try clock.measure { _ = try JSONParser.parse(Array("{\(members)}".utf8)) }
        #expect(taken < .seconds(3))
    }

    @Test(arguments: [
        ("1", 1), ("-0", 0), ("254", 254), ("9223372036854775807", Int.max), ("9223372036854775808", nil),
        ("1.0", nil), ("1e2", nil),
        ("\"1\"", nil), ("true", nil), ("null", nil), ("[1]", nil),
    ] as [(String, Int?)])
    func `an integer is a number without fraction and exponent`(text: String, value: Int?) throws {
        #expect(try JSONParser.parse(Array("[\(text)]".utf8)).elements?.first?.integer == value)
    }
}
