import HomeModel

/// What devices call themselves, as names of ours.
package enum LanName {
    /// As much of a text as is a name; `nil` if nothing is.
    package static func fit(_ text: String?) -> String? {
        let visible = (text ?? "").unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = ResourceName.shorten(String(String.UnicodeScalarView(visible)), to: ResourceName.longest)
        return ResourceName.allows(name) ? name : nil
    }

    /// A device's name with what tells one of its parts from the others behind it.
    package static func part(_ part: String, of device: String) -> String {
        let room = ResourceName.longest - part.utf8.count - 1
        return room > 0 ? ResourceName.shorten(device, to: room) + " " + part : fit(part) ?? device
    }

    /// A hardware address as devices are told apart by: lower case, no separators; `nil` if this is none.
    package static func serial(_ text: String?) -> String? { text.flatMap { MACAddress($0)?.serial } }
}
