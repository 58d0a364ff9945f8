/// The rule for what people call things.
package enum ResourceName {
    /// Longest name in bytes of UTF-8 (Docs/HueV1.md §18).
    package static let longest = 32

    /// Whether `text` may be the name of a light, room or sensor.
    package static func allows(_ text: String) -> Bool {
        (1...longest).contains(text.utf8.count) && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }

    /// As much of a text as is a name; `nil` if nothing is.
    package static func fit(_ text: String?) -> String? {
        let visible = (text ?? "").unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = shorten(String(String.UnicodeScalarView(visible)), to: longest)
        return allows(name) ? name : nil
    }

    /// What to call a part of something: its name behind that of the whole, of which as much is kept as there is room for.
    package static func part(_ part: String, of whole: String) -> String {
        let part = shorten(part, to: longest)
        let room = longest - part.utf8.count - 1
        return room > 0 ? shorten(whole, to: room) + " " + part : part
    }

    /// `wanted`, cut to what a name may be long, or that with the smallest number behind it that nobody of the same
    /// kind has yet.
    package static func unique(_ wanted: String, among taken: Set<String>) -> String {
        let wanted = shorten(wanted, to: longest)
        guard taken.contains(wanted) else { return wanted }
        var number = 1
        while true {
            let suffix = " \(number)"
            let name = shorten(wanted, to: longest - suffix.utf8.count) + suffix
            if !taken.contains(name) { return name }
            number += 1
        }
    }

    /// `text` cut to at most `limit` bytes, never within a character.
    package static func shorten(_ text: String, to limit: Int) -> String {
        var kept = text
        while kept.utf8.count > limit { kept.removeLast() }
        return kept
    }
}
