import HomeModel

/// Turns the members of a configuration body into a patch, errors and successes (Docs/HueV1.md §16).
struct ConfigEdit {
    private(set) var patch = SettingsPatch()
    private(set) var errors: [V1Error] = []
    /// What succeeds: every written value by itself, also those within objects.
    private(set) var leaves: [(path: String, node: JSONNode)] = []
    private let body: V1Body
    private let settings: BridgeSettings
    private let network: V1Network
    private let profile: BridgeProfile
    private let trustsApps: Bool
    private var address: [String: String] = [:]

    /// - Parameters:
    ///   - home: whose configuration it is.
    ///   - network: the address that is shown while none was set by hand.
    ///   - profile: the model of bridge played, which knows more or fewer parameters.
    init(_ body: V1Body, of home: Home, network: V1Network, profile: BridgeProfile) {
        self.body = body
        settings = home.settings
        trustsApps = home.trustsApps
        self.network = network
        self.profile = profile
    }

    private static let readOnly: Set = [
        "bridgeid", "mac", "proxyaddress", "proxyport", "localtime", "modelid", "datastoreversion", "swversion",
        "apiversion", "linkbutton", "portalconnection", "portalstate", "internetservices", "factorynew",
        "replacesbridgeid", "backup", "starterkitid", "whitelist", "UTC", "analyticsconsent", "reboot",
    ]

    mutating func take(_ member: JSONNode.Member) {
        let path = "/config/" + member.name
        switch member.name {
        case "name": put(member, path, ConfigValue.name, \.name)
        case "timezone": put(member, path, ConfigValue.timeZone, \.timeZone)
        case "zigbeechannel": put(member, path, ConfigValue.radioChannel, \.radioChannel)
        case "portalservices": put(member, path, \.bool, \.portalServices)
        case "dhcp": put(member, path, \.bool, \.usesDHCP)
        case "ipaddress", "netmask", "gateway": putAddress(member, path)
        case "touchlink": acknowledge(member, path)
        case "swupdate2" where profile.hasNewUpdates: takeParts(of: member, path) { $0.takeUpdate($1, $2) }
        case "swupdate" where profile.hasOldUpdates: takeParts(of: member, path) { $0.takeOldUpdate($1, $2) }
        case "linkbutton" where trustsApps: patch.pressesLinkButton = acknowledge(member, path)
        default: refuse(member.name, path, isReadOnly: Self.readOnly.contains(member.name))
        }
    }

    /// Puts an address together, whose parts may have come one by one, and sees to it that DHCP is only switched off when
    /// one was set (error 110).
    mutating func finish() {
        if !address.isEmpty {
            let known = settings.fixedAddress
            patch.fixedAddress = BridgeSettings.FixedAddress(
                address: address["ipaddress"] ?? known?.address ?? network.address,
                netmask: address["netmask"] ?? known?.netmask ?? network.netmask,
                gateway: address["gateway"] ?? known?.gateway ?? network.gateway)
        }
        guard patch.usesDHCP == false, (patch.fixedAddress ?? settings.fixedAddress) == nil else { return }
        patch.usesDHCP = nil
        leaves.removeAll { $0.path == "/config/dhcp" }
        errors.append(.dhcpNeeded("/config/dhcp"))
    }

    mutating func put<Value>(
        _ member: JSONNode.Member, _ path: String, _ read: (JSONNode) -> Value?,
        _ place: WritableKeyPath<SettingsPatch, Value?>
    ) {
        guard let value = read(member.node) else { return complain(member, path, isText: Value.self == String.self) }
        patch[keyPath: place] = value
        leaves.append((path, member.node))
    }

    private mutating func putAddress(_ member: JSONNode.Member, _ path: String) {
        guard let text = ConfigValue.ipv4(member.node) else { return complain(member, path, isText: true) }
        address[member.name] = text
        leaves.append((path, member.node))
    }

    /// A wish that can only be `wanted` and leaves no value behind; says whether it is.
    @discardableResult
    mutating func acknowledge(_ member: JSONNode.Member, _ path: String, only wanted: Bool = true) -> Bool {
        guard member.node.bool == wanted else {
            complain(member, path)
            return false
        }
        leaves.append((path, member.node))
        return true
    }

    mutating func complain(_ member: JSONNode.Member, _ path: String, isText: Bool = false) {
        errors.append(.invalidValue(body.quote(member.node, isText: isText), member.name, path))
    }

    mutating func fail(_ error: V1Error) {
        errors.append(error)
    }

    mutating func refuse(_ name: String, _ path: String, isReadOnly: Bool) {
        errors.append(isReadOnly ? .notModifiable(name, path) : .unknownParameter(name, path))
    }
}
