import Testing

/// The vendor's checklist: what a client may rely on, each with a number and a sentence.
struct ModeChecklist: Sendable, CustomTestStringConvertible {
    typealias Check = @Sendable (ModeBench) async throws -> Void

    let number: String
    let sentence: String
    let check: Check

    init(_ number: String, _ sentence: String, _ check: @escaping Check) {
        self.number = number
        self.sentence = sentence
        self.check = check
    }

    var testDescription: String { "\(number) \(sentence)" }
}
