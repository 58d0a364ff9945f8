@testable import CloudEmulators
import Foundation
import Testing

@Suite("MODE: a code by text message", .timeLimit(.minutes(1)))
struct ModeCodeTests {
    private let start = Date(timeIntervalSince1970: 0)

    private func code(_ text: String = "123456") -> ModeSMSCode {
        ModeSMSCode(userId: 1, hash: SecretHash.of(text), expirationTime: start.addingTimeInterval(600))
    }

    @Test func itIsTakenUntilItsTimeIsOver() {
        for (seconds, isTaken) in [(0.0, true), (599, true), (600, false), (601, false)] {
            var code = code()
            let accepted = code.accepts("123456", at: start.addingTimeInterval(seconds))
            #expect(accepted == isTaken, "\(seconds) s")
        }
    }

    @Test func afterFiveWrongTriesItIsNoneAnyMore() {
        for wrong in 0...6 {
            var code = code()
            let refused = (0..<wrong).map { _ in code.accepts("000000", at: start) }
            let accepted = code.accepts("123456", at: start)
            #expect(!refused.contains(true) && accepted == (wrong < 5), "\(wrong) tries")
        }
    }

    @Test func aSecretIsKeptAsTheHashThatTheStandardSays() {
        // FIPS 180-4, the example of one block.
        #expect(SecretHash.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
