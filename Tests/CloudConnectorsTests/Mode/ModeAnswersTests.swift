@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("What MODE's answers mean", .timeLimit(.minutes(1)))
struct ModeAnswersTests {
    private static func answer(_ status: Int, _ body: String = "", _ headers: [String: String] = [:]) -> WebAnswer {
        WebAnswer(status: status, headers: headers, body: Array(body.utf8))
    }

    private static let failures: [(WebAnswer, CloudFailure)] = [
        (answer(401), .tokenIsOver),
        (answer(403, #"{"reason":"DEVICE_OFFLINE"}"#), .deviceIsAway),
        (answer(403, #"{"reason":"MEMBERS_ONLY"}"#), .notAllowed("look (MEMBERS_ONLY)")),
        (answer(403), .notAllowed("look (UNKNOWN)")),
        (answer(403, "<html>"), .notAllowed("look (UNKNOWN)")),
        (answer(429, "", ["retry-after": "7"]), .busy(.seconds(7))),
        (answer(503), .busy(nil)),
        (answer(500, #"{"reason":"DATABASE_ERROR"}"#), .trouble(status: 500, "DATABASE_ERROR")),
        (answer(404), .trouble(status: 404, "")),
        (answer(302), .trouble(status: 302, "")),
    ]

    @Test(arguments: failures) func aStatusIsAFailure(_ answer: WebAnswer, _ failure: CloudFailure) {
        #expect(ModeAnswers.failure(answer, to: "look") == failure)
    }

    private static let logIns: [(WebAnswer, CloudFailure)] = [
        (answer(403, #"{"reason":"INCORRECT_PASSWORD"}"#), .declined("the password is wrong")),
        (answer(403, #"{"reason":"UNKNOWN_EMAIL"}"#), .declined("it knows nobody with this e-mail address")),
        (answer(403, #"{"reason":"USER_UNVERIFIED"}"#), .declined("the e-mail address has not been verified yet")),
        (answer(403, #"{"reason":"SOMETHING_NEW"}"#), .declined("SOMETHING_NEW")),
        (answer(403, "a proxy says no"), .trouble(status: 403, "when asked to log in")),
        (answer(401), .trouble(status: 401, "when asked to log in")),
        (answer(500), .trouble(status: 500, "when asked to log in")),
        (answer(429, "", ["retry-after": "30"]), .busy(.seconds(30))),
    ]

    @Test(arguments: logIns) func onlyModesOwnWordDeclinesCredentials(_ answer: WebAnswer, _ failure: CloudFailure) {
        #expect(ModeAnswers.logInFailure(answer) == failure)
    }

    @Test func aProjectKeyIsDeclinedWithoutAWord() {
        #expect(ModeAnswers.logInFailure(Self.answer(401), showingKey: true) == .declined("the project key is not accepted"))
    }

    @Test func aSuccessThatIsNoneMakesNoSense() {
        #expect(ModeAnswers.failure(Self.answer(200), to: "listen") == .notUnderstood("it answered 200 when asked to listen"))
    }

    @Test func aSocketThatIsDeclinedFailsLikeAnyRequest() {
        let busy = ConnectionFailure.refused(status: 503, body: "")
        #expect(ModeAnswers.refusal(busy, to: "listen") == .busy(nil))
        let forbidden = ConnectionFailure.refused(status: 403, body: #"{"reason":"PERMISSION_DENIED"}"#)
        #expect(ModeAnswers.refusal(forbidden, to: "listen") == .notAllowed("listen (PERMISSION_DENIED)"))
        #expect(ModeAnswers.refusal(.timedOut, to: "listen") == .connection(.timedOut))
    }

    @Test func aLongReasonIsCutShort() {
        let body = #"{"reason":"\#(String(repeating: "A", count: 5000))"}"#
        #expect(ModeAnswers.reason(Self.answer(403, body)).count == 100)
    }
}
