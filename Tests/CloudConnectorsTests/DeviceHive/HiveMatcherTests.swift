@testable import CloudConnectors
import Connectivity
import Testing

@Suite("Requests and answers over DeviceHive's WebSocket")
struct HiveMatcherTests {
    @Test func answersFindTheirRequestsInAnyOrder() throws {
        var matcher = HiveMatcher()
        let first = matcher.request("device/list", ["take": 1])
        let second = matcher.request("device/get", [:])
        #expect(try JSONValue(parsing: first.text.utf8) == ["action": "device/list", "requestId": "1", "take": 1])
        let answer: JSONValue = ["action": "device/get", "requestId": .string(second.number), "status": "success", "device": [:]]
        #expect(try matcher.hear(answer.text) == .answer(to: second.number, .success(answer)))
        let error: JSONValue = ["requestId": .string(first.number), "status": "error", "code": 403, "error": "Access is denied"]
        #expect(try matcher.hear(error.text) == .answer(to: first.number, .failure(code: 403, "Access is denied")))
    }

    @Test func anAnswerCountsOnceAndNotAfterItWasGivenUp() throws {
        var matcher = HiveMatcher()
        let (number, _) = matcher.request("a", [:])
        let answer: JSONValue = ["requestId": .string(number), "status": "success"]
        #expect(try matcher.hear(answer.text) != .nothing)
        #expect(try matcher.hear(answer.text) == .nothing)
        let (late, _) = matcher.request("a", [:])
        matcher.giveUp(late)
        #expect(try matcher.hear(JSONValue.object(["requestId": .string(late), "status": "success"]).text) == .nothing)
    }

    @Test func aRequestCannotBeRenumberedByWhatIsInIt() throws {
        var matcher = HiveMatcher()
        let (_, text) = matcher.request("a", ["requestId": "9", "action": "b"])
        #expect(try JSONValue(parsing: text.utf8) == ["action": "a", "requestId": "1"])
    }

    @Test func whatNobodyAskedForIsNews() throws {
        var matcher = HiveMatcher()
        let push: JSONValue = ["action": "notification/insert", "subscriptionId": 7, "notification": ["id": 1]]
        #expect(try matcher.hear(push.text) == .push(action: "notification/insert", push))
        #expect(try matcher.hear(#"{"status":"error","code":400,"error":"Malformed Json received."}"#) == .nothing)
        #expect(try matcher.hear(#"{"requestId":"77","status":"success"}"#) == .nothing)
        #expect(try matcher.hear("{}") == .nothing)
    }

    @Test(arguments: ["", "nonsense", "[]", "7", "{"])
    func rubbishIsNamed(_ text: String) {
        var matcher = HiveMatcher()
        #expect(throws: CloudFailure.notUnderstood("what came over the WebSocket is not JSON")) { try matcher.hear(text) }
    }

    @Test func anErrorWithoutWordsOrNumberIsStillOne() throws {
        var matcher = HiveMatcher()
        let (number, _) = matcher.request("a", [:])
        #expect(try matcher.hear(#"{"requestId":"\#(number)"}"#) == .answer(to: number, .failure(code: 500, "no reason given")))
    }

    @Test(arguments: [
        (401, CloudFailure.tokenIsOver), (403, .notAllowed("do that (no)")), (404, .trouble(status: 404, "no")),
        (429, .busy(nil)), (503, .busy(nil)), (500, .trouble(status: 500, "no")),
    ])
    func statusesHaveTheirMeaning(_ status: Int, _ failure: CloudFailure) {
        #expect(CloudFailure(hive: status, "no") == failure)
    }
}
