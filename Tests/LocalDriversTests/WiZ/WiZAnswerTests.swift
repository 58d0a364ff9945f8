import Connectivity
@testable import LocalDrivers
import Testing

@Suite("What WiZ devices say")
struct WiZAnswerTests {
    private func answer(_ text: String) -> WiZAnswer? { WiZAnswer(Array(text.utf8)) }

    @Test func anAnswerHasAResult() {
        let answer = answer(#"{"method":"registration","env":"pro","result":{"mac":"A8BB5006033D","success":true}}"#)
        #expect(answer?.method == "registration" && answer?.number == nil && answer?.error == nil)
        #expect(WiZIntroduction.identity(answer?.result) == "a8bb5006033d")
    }

    @Test(arguments: [
        (#"{"method":"setPilot","id":7,"error":{"code":-32601,"message":"Method not found"}}"#, "Method not found"),
        (#"{"method":"setPilot","error":{"code":-32600}}"#, "-32600"),
        (#"{"method":"setPilot","error":"busy"}"#, #""busy""#),
        (#"{"method":"setPilot","result":{"success":false}}"#, "it says that it did not succeed"),
    ])
    func aRefusalIsInItsWords(_ text: String, _ words: String) { #expect(answer(text)?.error == words) }

    @Test(arguments: [
        "", "{", "[]", "7", #"{"result":{}}"#, #"{"method":7,"result":{}}"#, #"{"method":"setPilot"}"#,
        #"{"method":"syncPilot","id":3,"env":"pro","params":{"state":true}}"#, #"{"method":"getPilot","result":[1]}"#,
    ])
    func whatIsNoAnswerIsNothing(_ text: String) { #expect(answer(text) == nil) }

    @Test(arguments: [nil, "", "a8bb5006033", "a8bb5006033g", "a8:bb:50:06:03:3d:00"])
    func anIdentityIsTwelveDigits(_ mac: String?) {
        #expect(WiZIntroduction.identity(["mac": mac.map { .string($0) } ?? .null]) == nil)
    }

    @Test func aQuestionHasANumber() {
        let text = String(decoding: WiZAnswer.question("setPilot", ["state": true], number: 3), as: UTF8.self)
        #expect(text == #"{"id":3,"method":"setPilot","params":{"state":true}}"#)
    }
}
