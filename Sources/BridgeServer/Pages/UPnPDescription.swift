import HomeModel

/// What UPnP clients read of the bridge in `/description.xml` (Docs/Discovery.md §4).
package struct UPnPDescription: Hashable, Sendable {
    /// The bridge's name without address; the address is added in parentheses, as a real bridge does.
    package var name: String
    /// The bridge's address on the interface the request came from.
    package var address: String
    /// Some clients accept only 80.
    package var port: Int
    /// The hardware address, with or without separators.
    package var mac: String
    /// Model name, by which some clients tell a bridge.
    package var modelName = "Philips hue bridge 2015"
    /// Model number.
    package var modelNumber = "BSB002"
    /// Who made it.
    package var manufacturer = "Signify"
    /// The maker's address.
    package var manufacturerURL = "http://www.philips-hue.com"
    /// What it is, in words.
    package var modelDescription = "Philips hue Personal Wireless Lighting"
    /// The model's address.
    package var modelURL = "http://www.philips-hue.com"

    /// - Parameters: as the properties of the same name; the rest describe a square bridge of today.
    package init(name: String, address: String, port: Int = 80, mac: String) {
        self.name = name
        self.address = address
        self.port = port
        self.mac = mac
    }

    /// The document; `Content-Type` is `text/xml`.
    package func xml() -> String {
        let serial = mac.filter(\.isHexDigit).lowercased()
        let device = [
            ("deviceType", "urn:schemas-upnp-org:device:Basic:1"),
            ("friendlyName", "\(name) (\(address))"),
            ("manufacturer", manufacturer),
            ("manufacturerURL", manufacturerURL),
            ("modelDescription", modelDescription),
            ("modelName", modelName),
            ("modelNumber", modelNumber),
            ("modelURL", modelURL),
            ("serialNumber", serial),
            ("UDN", "uuid:" + BridgeIdentity.uniqueDeviceName(serial: serial)),
            ("presentationURL", "index.html"),
        ]
        return """
            <?xml version="1.0" encoding="UTF-8" ?>
            <root xmlns="urn:schemas-upnp-org:device-1-0">
            <specVersion>
            <major>1</major>
            <minor>0</minor>
            </specVersion>
            \(Self.element("URLBase", "http://\(address):\(port)/"))
            <device>
            \(device.map(Self.element).joined(separator: "\n"))
            <iconList>
            \(Self.icon(size: 48, url: "hue_logo_0.png"))
            \(Self.icon(size: 120, url: "hue_logo_3.png"))
            </iconList>
            </device>
            </root>

            """
    }

    private static func icon(size: Int, url: String) -> String {
        let fields = [("mimetype", "image/png"), ("height", "\(size)"), ("width", "\(size)"), ("depth", "24"), ("url", url)]
        return "<icon>\n" + fields.map(element).joined(separator: "\n") + "\n</icon>"
    }

    private static func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(markupEscaped(text))</\(name)>"
    }
}
