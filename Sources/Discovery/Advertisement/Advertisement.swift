/// What is announced: one bridge, by name, id and ports. Discovery knows nothing else about it.
package struct Advertisement: Sendable, Equatable {
    /// DNS-SD instance name, e.g. `Hue Bridge - 2496FE`; a taken name is changed on the network, not here.
    package var instanceName: String
    /// mDNS host name without domain, e.g. `0017882496fe`.
    package var hostName: String
    /// Sixteen hexadecimal digits, upper case (Docs/Discovery.md §1).
    package var bridgeID: String
    /// Lower case with colons, e.g. `00:17:88:24:96:fe`.
    package var mac: String
    /// Model as in the config, e.g. `BSB002`.
    package var modelID: String
    /// SSDP's SERVER header, e.g. `Hue/1.0 UPnP/1.0 IpBridge/1.66.0`.
    package var server: String
    /// Port in SSDP's LOCATION: the one really bound.
    package var httpPort: Int
    /// Port in the SRV record: the one really bound.
    package var httpsPort: Int
    /// IPv4 address to publish instead of the interface's own, for a bridge behind a port forwarding.
    package var advertisedAddress: String?

    /// Takes every value as it is; nothing is derived or checked here.
    package init(
        instanceName: String, hostName: String, bridgeID: String, mac: String, modelID: String, server: String,
        httpPort: Int, httpsPort: Int, advertisedAddress: String? = nil
    ) {
        self.instanceName = instanceName
        self.hostName = hostName
        self.bridgeID = bridgeID
        self.mac = mac
        self.modelID = modelID
        self.server = server
        self.httpPort = httpPort
        self.httpsPort = httpsPort
        self.advertisedAddress = advertisedAddress
    }

    /// `uuid:` and the device's UUID: a fixed prefix and the MAC without colons (Docs/Discovery.md §1).
    var uuid: String {
        "uuid:2f402f80-da50-11e1-9b23-" + mac.lowercased().filter { $0 != ":" }
    }
}
