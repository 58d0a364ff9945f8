import Testing

@testable import HueV1

/// §4.5 of the reference: what error 7 says of the value, in both ways.
@Suite("The offending value")
struct OffendingValueTests {
    struct Sample: Sendable {
        let request: String
        let body: String
        let exact: String
        let clean: String

        init(_ request: String, _ body: String, exact: String, clean: String) {
            (self.request, self.body, self.exact, self.clean) = (request, body, exact, clean)
        }
    }

    private static let state = "PUT /lights/1/state"

    private static let samples = [
        Sample(state, #"{"bri":300}"#, exact: "300}", clean: "300"),
        Sample(state, #"{"bri":-1,"transitiontime":1}"#, exact: "-1,", clean: "-1"),
        Sample(state, #"{"bri":-1 }"#, exact: "-1 }", clean: "-1"),
        Sample(state, #"{"bri":null,"transitiontime":1}"#, exact: "null,", clean: "null"),
        Sample(state, #"{"on":1,"transitiontime":1}"#, exact: "1,", clean: "1"),
        Sample(state, #"{"on":"foobar"}"#, exact: " foobar }", clean: "foobar"),
        Sample(state, #"{"xy":[0.1,"a"]}"#, exact: "[0.1, a ]}", clean: #"[0.1,\"a\"]"#),
        Sample(state, "{\"bri\":300}\n\0", exact: "300}", clean: "300"),
        Sample(state, #"{"alert":"blink"}"#, exact: "blink", clean: "blink"),
        Sample(state, #"{"alert":5}"#, exact: "5}", clean: "5"),
        Sample("PUT /groups/1", #"{"class":"CLASS_GARDEN"}"#, exact: "CLASS_GARDEN", clean: "CLASS_GARDEN"),
        Sample("PUT /groups/1/action", #"{"scene":"dummy"}"#, exact: "dummy", clean: "dummy"),
        Sample("PUT /config", #"{"timezone":"Mars/Base"}"#, exact: "Mars/Base", clean: "Mars/Base"),
        Sample("PUT /config", #"{"zigbeechannel":12}"#, exact: "12}", clean: "12"),
        Sample("PUT /lights/1/config", #"{"startup":{"mode":"x"}}"#, exact: "x", clean: "x"),
        Sample(
            "PUT /lights/1", #"{"name":"A really long name, longer than 32 characters"}"#,
            exact: "A really long name, longer than 32 c...", clean: "A really long name, longer than 32 c..."),
    ]

    @Test(arguments: samples)
    func `is quoted with what stands behind it, or clean`(sample: Sample) throws {
        for (quoting, value) in [(OffendingValue.exact, sample.exact), (.clean, sample.clean)] {
            var fixture = try V1Fixture()
            fixture.quoting = quoting
            let answer = fixture.send(sample.request, sample.body)
            #expect(answer.contains(#""description":"invalid value, \#(value), for parameter, "#), "\(quoting): \(answer)")
        }
    }

    @Test(arguments: [(35, "35"), (36, "36"), (37, "36...")])
    func `is cut behind 36 characters`(length: Int, shown: String) {
        let value = String(repeating: "é", count: length)
        let expected = String(repeating: "é", count: min(length, 36)) + (length > 36 ? "..." : "")
        #expect(V1Error.invalidValue(value, "x", "/x").description == "invalid value, \(expected), for parameter, x")
    }
}
