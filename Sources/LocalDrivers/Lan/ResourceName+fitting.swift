package import HomeModel

extension ResourceName {
    /// As much of a text as can be a name; `nil` if nothing can.
    package static func fitting(_ text: String?) -> String? {
        let visible = (text ?? "").unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = shorten(String(String.UnicodeScalarView(visible)), to: longest)
        return allows(name) ? name : nil
    }

    /// A name for a part of something: both, if there is room for both.
    package static func fitting(_ part: String, of whole: String) -> String? {
        guard let part = fitting(part) else { return nil }
        let room = longest - part.utf8.count - 1
        return room > 3 ? fitting(shorten(whole, to: room) + " " + part) : part
    }
}
