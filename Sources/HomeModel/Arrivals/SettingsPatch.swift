/// New values for some of the bridge's settings.
package struct SettingsPatch: Sendable, Hashable, Codable {
    /// What people call the bridge.
    package var name: String?
    /// IANA name of the time zone.
    package var timeZone: String?
    /// Radio channel to show.
    package var radioChannel: Int?
    /// Whether the address is shown as obtained by DHCP.
    package var usesDHCP: Bool?
    /// Address to show while DHCP is off.
    package var fixedAddress: BridgeSettings.FixedAddress?
    /// Whether the cloud services of a real bridge are shown as wanted.
    package var portalServices: Bool?
    /// Whether firmware updates are shown as installed by themselves.
    package var autoInstallOn: Bool?
    /// When they are, `Thh:mm:ss`.
    package var autoInstallTime: String?
    /// Whether the link button is pressed along with it, which apps may on a bridge that trusts them.
    package var pressesLinkButton = false

    /// Makes a patch that changes nothing.
    package init() {}
}

extension BridgeSettings {
    /// Takes over what the patch says.
    mutating func apply(_ patch: SettingsPatch) {
        if let value = patch.name { name = value }
        if let value = patch.timeZone { timeZone = value }
        if let value = patch.radioChannel { radioChannel = value }
        if let value = patch.usesDHCP { usesDHCP = value }
        if let value = patch.fixedAddress { fixedAddress = value }
        if let value = patch.portalServices { portalServices = value }
        if let value = patch.autoInstallOn { autoInstall.on = value }
        if let value = patch.autoInstallTime { autoInstall.time = value }
    }
}
