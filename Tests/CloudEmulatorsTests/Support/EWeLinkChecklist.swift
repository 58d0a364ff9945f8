import Connectivity
import Testing

/// The vendor's checklist: what a client may rely on, each with a number and a sentence.
struct EWeLinkChecklist: Sendable, CustomTestStringConvertible {
    typealias Bench = EWeLinkBench
    typealias Check = @Sendable (EWeLinkBench) async throws -> Void

    let number: String
    let sentence: String
    let account: JSONValue
    let check: Check

    init(_ number: String, _ sentence: String, on account: JSONValue = .bench(), _ check: @escaping Check) {
        self.number = number
        self.sentence = sentence
        self.account = account
        self.check = check
    }

    var testDescription: String { "\(number) \(sentence)" }
}
