import HomeModel

/// What a device on the LAN calls itself, as the home can take it.
enum LanLabel {
    /// As much of a text as is a name; another text if nothing is.
    static func fit(_ text: String, else other: String) -> String {
        let visible = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = ResourceName.shorten(String(String.UnicodeScalarView(visible)), to: ResourceName.longest)
        return ResourceName.allows(name) ? name : other
    }
}
