import Foundation
import Testing

@testable import HueV1

@Suite("The JSON writer")
struct JSONWriterTests {
    private func text(_ content: (inout JSONWriter) -> Void) -> String {
        String(decoding: JSONWriter.write(content), as: UTF8.self)
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("/", #""/""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{8}\u{C}", #""\u0008\u000c""#),
        ("\0\u{1}\u{1F}", #""\u0000\u0001\u001f""#), ("\u{7F}", "\"\u{7F}\""), ("é€😀", #""é€😀""#), ("", #""""#),
        ("\u{2028}", "\"\u{2028}\""),
    ])
    func `a string has its quotes, backslashes and control characters escaped, and nothing else`(value: String, json: String) {
        #expect(text { $0.string(value) } == json)
    }

    @Test func `every character comes back through another parser`() throws {
        let all = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
        let read = try JSONSerialization.jsonObject(with: Data(JSONWriter.write { $0.array { $0.string(all) } })) as? [String]
        #expect(read == [all])
    }

    @Test func `members and elements are parted by commas and by nothing else`() {
        let json = text { writer in
            writer.object { object in
                object.member("a", 1)
                object.member("b", object: { _ in })
                object.list("c") { list in
                    list.integer(-1)
                    list.object { $0.member("d", true) }
                    list.array { _ in }
                    list.null()
                    list.raw("0.50".utf8)
                    list.number(0.4575)
                }
                object.member("e", orNull: nil)
                object.member("f", orNull: "g")
                object.member("h", "i")
            }
        }
        #expect(json == #"{"a":1,"b":{},"c":[-1,{"d":true},[],null,0.50,0.4575],"e":null,"f":"g","h":"i"}"#)
    }

    @Test func `a number of four decimals is written with no more than it needs`() {
        for tenThousandths in 0...10_000 {
            let written = text { $0.number(Double(tenThousandths) / 10_000) }
            #expect(written.count <= 6 && Double(written) == Double(tenThousandths) / 10_000, "\(written)")
        }
    }

    @Test(arguments: [
        (#" [ 1 , 2.50 , "a\/b" ] "#, #"[1,2.50,"a/b"]"#),
        (#"{ "a" : { "b" : [ null , true ] } }"#, #"{"a":{"b":[null,true]}}"#),
        (#"["é\u00e9\n"]"#, #"["éé\n"]"#),
    ])
    func `what a client sent is written back without its blanks`(sent: String, written: String) throws {
        let node = try JSONParser.parse(Array(sent.utf8))
        #expect(text { $0.write(node) } == written)
    }
}
