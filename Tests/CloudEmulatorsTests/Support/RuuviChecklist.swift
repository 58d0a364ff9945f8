import Connectivity
import Testing

/// What a client of Ruuvi's may rely on, each with a number and a sentence.
struct RuuviChecklist: Sendable, CustomTestStringConvertible {
    typealias Check = @Sendable (RuuviBench) async throws -> Void

    let number: String
    let sentence: String
    let settings: JSONValue
    let check: Check

    init(_ number: String, _ sentence: String, _ settings: JSONValue, _ check: @escaping Check) {
        self.number = number
        self.sentence = sentence
        self.settings = settings
        self.check = check
    }

    init(_ number: String, _ sentence: String, _ check: @escaping Check) {
        self.init(number, sentence, [:], check)
    }

    var testDescription: String { "\(number) \(sentence)" }
}
