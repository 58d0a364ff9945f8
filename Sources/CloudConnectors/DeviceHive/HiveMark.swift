import HomeModel

/// How lights of this bridge are known in the cloud: by whose they are, so that no other bridge's are touched, and so that they
/// do not come back as lights.
struct HiveMark: Sendable, Hashable {
    /// Kept with the account's secrets, though it is none: the connector must know it as well as the gateway, and it must stay
    /// the same when the bridge takes another identity.
    static let secret = "gateway"

    private static let prefix = "porchlight-"

    /// What stands in `data.gateway` of each of them.
    let gateway: String

    /// The mark of an account, made of the bridge's identity the first time.
    static func kept(in secrets: any SecretDrawer, bridge: BridgeIdentity) async -> HiveMark {
        if let gateway = await secrets.secret(secret) { return HiveMark(gateway: gateway) }
        await secrets.keep(secret, bridge.bridgeID)
        return HiveMark(gateway: bridge.bridgeID)
    }

    /// The device that stands for a light: letters, digits and dashes are all that is allowed.
    static func device(of light: ResourceID) -> String { prefix + light.description }

    /// The light that a device stands for; `nil` if it stands for none.
    static func light(of device: String) -> ResourceID? {
        device.hasPrefix(prefix) ? ResourceID(String(device.dropFirst(prefix.count))) : nil
    }
}
