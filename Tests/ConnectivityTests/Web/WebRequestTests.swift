import Connectivity
import Testing

@Suite("Requests and answers")
struct WebRequestTests {
    @Test(arguments: [
        ([], "/"), (["homes"], "/homes"), (["homes", "1"], "/homes/1"), (["a b"], "/a%20b"), (["a/b", "ü"], "/a%2Fb/%C3%BC"),
        (["?", "#", "%", "+"], "/%3F/%23/%25/%2B"), (["~a-b_c.d"], "/~a-b_c.d"), ([""], "/"),
    ] as [([String], String)])
    func segmentsAreEscaped(segments: [String], path: String) {
        #expect(WebRequest.path(segments) == path)
    }

    @Test func membersOfAQueryAreEscapedAndInOrder() {
        #expect(WebRequest.path(["x"], query: ["b": "1&2", "a": "ü =", "c": ""]) == "/x?a=%C3%BC%20%3D&b=1%262&c=")
    }

    @Test func aFormIsSentAsOne() {
        let request = WebRequest("POST", "/x", headers: ["X": "1"], form: ["password": "a&b=c+d e", "email": "a@b.test"])
        #expect(String(decoding: request.body, as: UTF8.self) == "email=a%40b.test&password=a%26b%3Dc%2Bd%20e")
        #expect(request.headers == ["X": "1", "Content-Type": "application/x-www-form-urlencoded"])
    }

    @Test func jsonIsSentAsSuchUnlessItIsCalledOtherwise() {
        #expect(WebRequest("PUT", "/x", json: ["a": 1]).headers["Content-Type"] == "application/json")
        let request = WebRequest("PUT", "/x", headers: ["Content-Type": "text/json"], json: ["a": 1])
        #expect(request.headers["Content-Type"] == "text/json")
        #expect(request.body == Array(#"{"a":1}"#.utf8))
    }

    @Test(arguments: [
        ("3", 3), ("0", 0), ("-5", 0), ("99999999", 900), ("soon", nil), ("Wed, 21 Oct 2026 07:28:00 GMT", nil), ("1.5", nil),
    ] as [(String, Int?)])
    func anAnswerSaysWhenToTryAgain(text: String, seconds: Int?) {
        #expect(WebAnswer(status: 429, headers: ["retry-after": text]).retryAfter == seconds.map { .seconds($0) })
        #expect(WebAnswer(status: 429).retryAfter == nil)
    }

    @Test(arguments: [(199, false), (200, true), (299, true), (300, false), (404, false)])
    func successHasItsNumbers(status: Int, isSuccess: Bool) {
        #expect(WebAnswer(status: status).isSuccess == isSuccess)
    }
}
