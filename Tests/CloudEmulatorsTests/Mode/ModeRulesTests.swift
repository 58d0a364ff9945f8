@testable import CloudEmulators
import Foundation
import Testing

@Suite("MODE: what is taken for what", .timeLimit(.minutes(1)))
struct ModeRulesTests {
    @Test(arguments: [
        ("ann@example.com", "ann@example.com"), ("Ann@Example.COM", "ann@example.com"), ("a+b@c", "a+b@c"),
        ("ann", nil), ("@example.com", nil), ("ann@", nil), ("a@b@c", nil), ("a b@c", nil), ("", nil), ("a\n@b", nil),
    ])
    func anAddressHasTwoHalvesAndIsComparedInSmallLetters(text: String, taken: String?) {
        #expect((try? ModeRules.email(text)) == taken)
    }

    @Test(arguments: [
        ("+15551234567", true), ("+4930123456", true), ("15551234567", false), ("+1555", false), ("+1555123456789012", false),
        ("+1 555 1234567", false), ("+١٢٣٤٥٦٧٨", false), ("", false),
    ])
    func aPhoneNumberIsWrittenInternationally(text: String, isTaken: Bool) {
        #expect(((try? ModeRules.phoneNumber(text)) != nil) == isTaken)
    }

    @Test(arguments: [
        ("open sesame", nil), ("short", ModeError.Reason.passwordTooShort), ("", .passwordTooShort),
        ("aaaaaaaa", .passwordTooWeak),
        (String(repeating: "ab", count: 600), .invalidParameter),
    ] as [(String, ModeError.Reason?)])
    func aPasswordIsNeitherShortNorDullNorEndless(text: String, refusal: ModeError.Reason?) {
        var reason: ModeError.Reason?
        do throws(ModeError) { _ = try ModeRules.password(text) } catch { reason = error.reason }
        #expect(reason == refusal)
    }

    @Test(arguments: [
        ("a", true), ("scene-1", true), ("a_b-c", true), ("9", true), ("-a", false), ("a-", false), ("_", false), ("", false),
        ("a b", false), ("ä", false), ("a.b", false), (String(repeating: "k", count: 256), false),
    ])
    func aKeyIsPlainAndBeginsAndEndsWithALetterOrDigit(text: String, isTaken: Bool) {
        #expect(((try? ModeRules.key(text)) != nil) == isTaken)
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000000000Z"),
        (1_553_068_800.25, "2019-03-20T08:00:00.250Z", "2019-03-20T08:00:00.250000000Z"),
        (1_553_068_800.0625, "2019-03-20T08:00:00.062Z", "2019-03-20T08:00:00.062500000Z"),
    ])
    func momentsAreWrittenWithAZ(seconds: Double, text: String, eventText: String) {
        let moment = Date(timeIntervalSince1970: seconds)
        #expect(ModeTime.text(moment) == text)
        #expect(ModeTime.eventText(moment) == eventText)
    }

    @Test(arguments: [1e300, .infinity, -5, 253_402_300_800])
    func noMomentIsTooFarToBeWritten(seconds: Double) {
        let text = ModeTime.eventText(Date(timeIntervalSince1970: seconds))
        #expect(text == (seconds < 0 ? "1970-01-01T00:00:00.000000000Z" : "9999-12-31T23:59:59.000000000Z"))
    }

    @Test func momentsInTheirOrderAreTextsInTheirOrder() {
        let texts = (0..<2000).map { ModeTime.eventText(Date(timeIntervalSince1970: 1_700_000_000 + Double($0) * 0.0137)) }
        #expect(texts == texts.sorted())
        #expect(Set(texts.map(\.count)) == [30])
    }
}
