import Connectivity

/// A device as the cloud describes it.
struct HiveDevice: Sendable, Hashable {
    let id: String
    let name: String
    /// What its owner says it is: `data.class`.
    let className: String?
    /// The bridge that speaks for it: `data.gateway`; only lights that were shared have one.
    let gateway: String?
    let network: Int?
    let type: Int?
    let isBlocked: Bool

    /// - Returns: `nil` when it has no identifier.
    init?(_ json: JSONValue) {
        guard let id = json["id"]?.string, !id.isEmpty else { return nil }
        self.id = id
        name = json["name"]?.string ?? id
        className = json["data"]?["class"]?.string
        gateway = json["data"]?["gateway"]?.string
        network = json["networkId"]?.int
        type = json["deviceTypeId"]?.int
        isBlocked = json["isBlocked"]?.bool ?? false
    }
}

/// What the devices of an account are to the home.
struct HiveClasses: Sendable, Hashable {
    /// What the owner says of classes.
    let given: [String: String]
    /// Names of device types, by their numbers.
    var types: [Int: String] = [:]

    /// What a device is; `nil` if its class is not known, and it is ignored. Its own class counts before the name of its type.
    func kind(of device: HiveDevice) -> (kind: DeviceKind, name: String)? {
        for name in [device.className, device.type.flatMap { types[$0] }] {
            guard let name else { continue }
            if let kind = DeviceKind(rawValue: given[name] ?? name.lowercased()) { return (kind, name) }
        }
        return nil
    }
}
