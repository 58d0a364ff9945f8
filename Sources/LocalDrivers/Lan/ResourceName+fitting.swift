package import HomeModel

extension ResourceName {
    /// A name for a part of something: both, if there is room for both.
    package static func fitting(_ part: String, of whole: String) -> String? {
        guard let part = fit(part) else { return nil }
        let room = longest - part.utf8.count - 1
        return room > 3 ? fit(shorten(whole, to: room) + " " + part) : part
    }
}
