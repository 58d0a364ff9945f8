import Foundation
import NIOCore
import Testing

@testable import porchlight

@Suite("Texts for a terminal")
struct TextTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("Küche 💡", "Küche 💡"), ("a\u{1B}[31mred", "a\u{FFFD}[31mred"), ("a\nb\tc", "a\u{FFFD}b\u{FFFD}c"),
        ("a\r\nb", "a\u{FFFD}\u{FFFD}b"), ("\u{7F}\u{80}\u{9F}\u{A0}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}"), ("\u{0}", "\u{FFFD}"),
    ])
    func nobodysNameSteersTheTerminal(_ text: String, _ shown: String) {
        #expect(text.plain == shown)
    }

    private struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    @Test(arguments: [("one line", "one line"), ("first\nsecond\nthird", "first"), ("\n\nafter blanks", "after blanks"), ("", "unknown error")])
    func anErrorIsOneLine(_ description: String, _ line: String) {
        #expect(OneLine.of(Trouble(description: description)) == line)
    }

    @Test func anErrorOfTheSystemIsToldInItsWords() {
        let error = IOError(errnoCode: EADDRINUSE, reason: "bind")
        #expect(OneLine.of(error).contains("bind"))
        #expect(!OneLine.of(error).contains("\n"))
    }

    @Test(arguments: [0.0, 1_700_000_000, 1_721_000_000.9])
    func momentsAreToldInTheZoneOfTheMachine(_ seconds: Double) {
        let moment = Date(timeIntervalSince1970: seconds)
        let parts = Calendar(identifier: .gregorian).dateComponents(
            in: .current, from: Date(timeIntervalSince1970: seconds.rounded(.down)))
        let two = { (number: Int?) in String(format: "%02d", number ?? -1) }
        let date = "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
        #expect(ClockText.minute(moment) == "\(date) \(two(parts.hour)):\(two(parts.minute))")
        #expect(ClockText.time(moment) == "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))")
    }
}
