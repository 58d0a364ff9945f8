package import Connectivity

/// A device as eWeLink's cloud lists it (Docs/Clouds.md).
package struct EWeLinkDevice: Sendable, Hashable, Codable {
    /// Ten lower-case hexadecimal digits.
    package var id: String
    /// What its owner calls it.
    package var name: String
    /// What its owner calls its outlets, by their numbers from 0; those without a name are left out.
    package var channels: [Int: String]
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
        id: String, name: String, channels: [Int: String] = [:], uiid: Int, apikey: String = "", devicekey: String = "",
        model: String = "", brand: String = "", isShared: Bool = false, isOnline: Bool = true, params: EWeLinkParams = [:]
    ) {
        self.id = id
        self.name = name
        self.channels = channels
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

extension EWeLinkDevice {
    /// Reads one as either API lists it: the first one nests what it knows of the model twice. `nil` if this does not describe
    /// a device.
    ///
    /// - Parameter isShared: whether the list says that it is somebody else's; a device may say so itself, too.
    package init?(_ json: JSONValue, isShared: Bool = false) {
        let facts = json["extra"]?["extra"] ?? json["extra"] ?? [:]
        guard let id = json["deviceid"]?.string, !id.isEmpty, let uiid = facts["uiid"]?.int ?? json["uiid"]?.int else {
            return nil
        }
        let sharer = json["sharedBy"]?.object ?? [:]
        self.init(
            id: id, name: json["name"]?.string ?? "", channels: Self.channels(json["tags"]?["ck_channel_name"]), uiid: uiid,
            apikey: json["apikey"]?.string ?? "", devicekey: json["devicekey"]?.string ?? "",
            model: Self.word(json["productModel"], facts["model"]), brand: Self.word(json["brandName"], facts["manufacturer"]),
            isShared: isShared || !sharer.isEmpty, isOnline: json["online"]?.bool ?? false, params: json["params"]?.object ?? [:])
    }

    private static func channels(_ json: JSONValue?) -> [Int: String] {
        let named = (json?.object ?? [:]).compactMap { number, name -> (Int, String)? in
            guard let number = Int(number), let name = name.string, !name.isEmpty else { return nil }
            return (number, name)
        }
        return Dictionary(named) { first, _ in first }
    }

    /// The first that says something.
    private static func word(_ words: JSONValue?...) -> String {
        words.lazy.compactMap { $0?.string }.first { !$0.isEmpty } ?? ""
    }
}
