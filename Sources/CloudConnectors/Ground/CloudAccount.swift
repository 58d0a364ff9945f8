package import HomeModel

/// The clouds that can be spoken with.
package enum CloudVendor: String, Sendable, Hashable, Codable, CaseIterable {
    case mode, devicehive, ruuvi, ewelink
}

/// A cloud account that the owner configured, without its secrets.
package struct CloudAccount: Sendable, Hashable, Codable {
    /// What the owner calls it: 1…24 lower-case letters, digits and dashes. It never changes, since devices are told apart by it.
    package let name: String
    /// Whose cloud it is.
    package let vendor: CloudVendor
    /// The server to speak to in place of the vendor's: `https://cloud.example.org`.
    package var baseURL: String?
    /// A PEM file with the certificates to trust in place of the machine's.
    package var caFile: String?
    /// What the vendor needs to know besides secrets, by the vendor's own names: `projectId`, `appId`, `email`, `login`.
    package var settings: [String: String]
    /// How devices of a class are to be understood, by the vendor's name of the class: `lamp-v2` → `color`.
    package var classes: [String: String]
    /// Whether lights of this bridge are shown to the cloud, and can be switched from there.
    package var shares: Bool
    /// As whom the cloud acts here when lights are shared: an app with a grant, like any other.
    package var app: ResourceID?

    /// Makes an account.
    package init(
        name: String, vendor: CloudVendor, baseURL: String? = nil, caFile: String? = nil, settings: [String: String] = [:],
        classes: [String: String] = [:], shares: Bool = false, app: ResourceID? = nil
    ) {
        self.name = name
        self.vendor = vendor
        self.baseURL = baseURL
        self.caFile = caFile
        self.settings = settings
        self.classes = classes
        self.shares = shares
        self.app = app
    }

    /// What its devices' keys name their driver by.
    package var driver: String { "\(vendor.rawValue):\(name)" }

    /// Whether a word can be an account's name.
    package static func allows(name: String) -> Bool {
        (1...24).contains(name.utf8.count) && name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
    }
}
