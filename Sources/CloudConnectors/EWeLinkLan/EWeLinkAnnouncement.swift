import Connectivity

/// What a device announces on the LAN, in its TXT record.
struct EWeLinkAnnouncement: Sendable, Hashable {
    /// What reading it gave.
    enum Reading: Sendable, Hashable {
        case params(EWeLinkParams)
        case keyNeeded
        /// The key does not fit, or what was sent is damaged.
        case unreadable
    }

    /// Data is cut into pieces, since no string of a TXT record is longer than 255 bytes.
    private static let pieces = ["data1", "data2", "data3", "data4"]

    let id: String
    let type: String
    let seq: Int
    let isEncrypted: Bool
    let place: EWeLinkLanPlace
    private let iv: String
    private let data: String

    /// nil when this is not a device's announcement, or says nowhere to speak to.
    init?(_ sighting: ServiceSighting) {
        let text = sighting.text
        guard let id = text["id"] ?? Self.id(instance: sighting.instance), Self.isID(id),
            let host = Self.host(of: sighting), sighting.port > 0
        else { return nil }
        self.id = id
        type = text["type"] ?? ""
        seq = text["seq"].flatMap { Int($0) } ?? 0
        isEncrypted = text["encrypt"]?.lowercased() == "true"
        iv = text["iv"] ?? ""
        data = Self.pieces.compactMap { text[$0] }.joined()
        place = EWeLinkLanPlace(host: host, port: sighting.port, isPlain: !isEncrypted)
    }

    /// - Parameter devicekey: nil when it is not known; not needed for one that speaks plainly.
    func read(devicekey: String?) -> Reading {
        guard isEncrypted else { return EWeLinkLanWords.params(Array(data.utf8)).map(Reading.params) ?? .unreadable }
        guard let devicekey, !devicekey.isEmpty else { return .keyNeeded }
        let text = EWeLinkCipher(devicekey: devicekey).open(EWeLinkCipher.Sealed(iv: iv, data: data))
        return text.flatMap(EWeLinkLanWords.params).map(Reading.params) ?? .unreadable
    }

    /// Whether the other one says the very same.
    func saysSame(as other: EWeLinkAnnouncement) -> Bool { seq == other.seq && iv == other.iv && data == other.data }

    private static func id(instance: String) -> String? {
        guard let line = instance.lastIndex(of: "_"), instance.lowercased().hasPrefix("ewelink_") else { return nil }
        return String(instance[instance.index(after: line)...])
    }

    private static func isID(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }

    /// Anybody on the LAN can announce any address. Only what is on the link where it was heard is spoken to, which for IPv6
    /// cannot be told.
    private static func host(of sighting: ServiceSighting) -> String? {
        sighting.ipv4.first { address in sighting.subnets.contains { $0.hasHost(address) } }?.description
    }
}
