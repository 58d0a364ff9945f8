/// What the owner and apps may change about the bridge itself.
package struct BridgeSettings: Sendable, Hashable, Codable {
    /// What people call the bridge, 4…16 bytes.
    package var name: String
    /// IANA name of the time zone, `nil` while none is set.
    package var timeZone: String?
    /// Radio channel that the bridge shows: 11, 15, 20 or 25.
    package var radioChannel: Int
    /// Whether the address is shown as obtained by DHCP.
    package var usesDHCP: Bool
    /// Fixed address, shown when DHCP is off.
    package var fixedAddress: FixedAddress?
    /// Whether the cloud services of a real bridge are shown as wanted.
    package var portalServices: Bool
    /// Whether firmware updates are shown as installed by themselves, and at which local time (`Thh:mm:ss`).
    package var autoInstall: AutoInstall

    /// A network address set by hand.
    package struct FixedAddress: Sendable, Hashable, Codable {
        /// Dotted IPv4 address.
        package var address: String
        /// Dotted IPv4 mask.
        package var netmask: String
        /// Dotted IPv4 address of the router.
        package var gateway: String

        /// Makes a fixed address.
        package init(address: String, netmask: String, gateway: String) {
            self.address = address
            self.netmask = netmask
            self.gateway = gateway
        }
    }

    /// When firmware updates are installed.
    package struct AutoInstall: Sendable, Hashable, Codable {
        /// Whether they are.
        package var on: Bool
        /// At which local time, `Thh:mm:ss`.
        package var time: String
    }

    /// Settings of a bridge that nobody has changed yet.
    package init(name: String = "Porchlight", timeZone: String? = nil) {
        self.name = name
        self.timeZone = timeZone
        radioChannel = 25
        usesDHCP = true
        portalServices = false
        autoInstall = AutoInstall(on: false, time: "T14:00:00")
    }
}
