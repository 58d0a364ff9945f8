import RawSockets
import Testing

@Suite("What is held against an answer")
struct AnswerCheckTests {
    private func complaints(
        _ method: String, _ body: String, path: String = "/api/k/lights/1", status: Int = 200,
        type: String = "application/json", secrets: [String] = []
    ) -> [String] {
        let request = Request(method: method, path: path, body: [], endpoint: "", key: "k")
        let answer = WireAnswer(status: status, fields: ["content-type": type], body: Array(body.utf8))
        return AnswerCheck(request, answer, secrets: secrets).complaints
    }

    private static let error = #"{"error":{"type":6,"address":"/lights/1/x","description":"parameter, x, not available"}}"#
    private static let success = #"{"success":{"/lights/1/name":"x"}}"#

    @Test("nothing, when it is one that a bridge gives", arguments: [
        ("GET", "{}"), ("GET", "[\(error)]"), ("PUT", "[]"), ("PUT", "[\(error),\(success)]"), ("HEAD", ""),
        ("POST", #"[{"success":{"id":"1"}}]"#), ("POST", #"[{"success":{"username":"u","clientkey":"c"}}]"#),
        ("DELETE", #"[{"success":"/lights/1 deleted"}]"#),
    ])
    func nothing(method: String, body: String) {
        #expect(complaints(method, body) == [])
    }

    @Test("something, when it is not", arguments: [
        ("GET", "{"), ("GET", "[]"), ("GET", "[\(success)]"), ("PUT", "{}"), ("PUT", "[\(success),\(error)]"), ("PUT", "[1]"),
        ("PUT", #"[{"success":{"name":"x"}}]"#), ("PUT", #"[{"success":{"/api/k/lights/1/name":"x"}}]"#),
        ("PUT", #"[{"done":1}]"#), ("POST", #"[{"success":{"id":""}}]"#), ("HEAD", "[]"),
        ("DELETE", #"[{"success":{"/lights/1":"deleted"}}]"#),
        ("PUT", #"[{"error":{"type":901,"address":"/","description":"Internal error, 503"}}]"#),
        ("PUT", #"[{"error":{"type":7,"address":"lights","description":"invalid"}}]"#),
        ("PUT", #"[{"error":{"type":"7","address":"/lights","description":"invalid"}}]"#),
        ("PUT", #"[{"error":{"type":7,"address":"/lights"}}]"#), ("PUT", ""),
    ])
    func something(method: String, body: String) {
        #expect(complaints(method, body) != [])
    }

    @Test("a wrong status or type, and a secret that comes out")
    func front() {
        #expect(complaints("GET", "{}", status: 500) != [])
        #expect(complaints("GET", "{}", status: 404) != [])
        #expect(complaints("GET", "", path: "/foo", status: 404) == [])
        #expect(complaints("GET", "{}", type: "text/html") != [])
        #expect(complaints("GET", #"{"owner":"abc"}"#, secrets: ["abc"]) != [])
    }
}
