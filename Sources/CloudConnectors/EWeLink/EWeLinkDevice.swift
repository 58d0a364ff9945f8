package import Connectivity

/// What a device is told or says: its parameters by name, as they are on the wire, where numbers and strings differ.
package typealias EWeLinkParams = [String: JSONValue]

/// A device as eWeLink's cloud lists it (Docs/Clouds.md).
package struct EWeLinkDevice: Sendable, Hashable, Codable {
    /// Ten lower-case hexadecimal digits.
    package var id: String
    /// What its owner calls it.
    package var name: String
    /// The number of the kind of device, which says what its parameters are.
    package var uiid: Int
    /// The key that its owner's account is known by; devices are spoken to under it.
    package var apikey: String
    /// The key that it was made with; what it says on the LAN is encrypted by it. It is secret.
    package var devicekey: String
    /// The maker's name of the model.
    package var model: String
    /// Whose brand it is.
    package var brand: String
    /// Whether it belongs to somebody else, who shares it with this account.
    package var isShared: Bool
    /// Whether the cloud can reach it.
    package var isOnline: Bool
    /// What it said last.
    package var params: EWeLinkParams

    /// Makes a device.
    package init(
        id: String, name: String, uiid: Int, apikey: String = "", devicekey: String = "", model: String = "", brand: String = "",
        isShared: Bool = false, isOnline: Bool = true, params: EWeLinkParams = [:]
    ) {
        self.id = id
        self.name = name
        self.uiid = uiid
        self.apikey = apikey
        self.devicekey = devicekey
        self.model = model
        self.brand = brand
        self.isShared = isShared
        self.isOnline = isOnline
        self.params = params
    }
}
