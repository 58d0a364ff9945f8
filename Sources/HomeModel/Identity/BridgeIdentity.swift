/// Who the bridge is: its hardware address and the id that follows from it.
package struct BridgeIdentity: Sendable, Hashable, Codable {
    /// The hardware address the bridge shows.
    package let mac: MACAddress
    /// Sixteen upper-case hex digits. By default the MAC with `FFFE` in the middle; an owner may give another.
    package let bridgeID: String

    /// Makes an identity whose id follows from the MAC (Docs/Discovery.md §1).
    package init(mac: MACAddress) {
        self.mac = mac
        let serial = mac.serial.uppercased()
        bridgeID = serial.prefix(6) + "FFFE" + serial.suffix(6)
    }

    /// Makes an identity with an id of the owner's choice; `nil` unless it is sixteen hex digits.
    package init?(mac: MACAddress, bridgeID: String) {
        guard bridgeID.count == 16, bridgeID.utf8.count == 16, bridgeID.allSatisfy(\.isHexDigit) else { return nil }
        self.mac = mac
        self.bridgeID = bridgeID.uppercased()
    }

    /// The last six digits of the id, as they end the names people see.
    package var shortSuffix: String { String(bridgeID.suffix(6)) }

    /// The unique device name of UPnP, without the `uuid:` in front (Docs/Discovery.md §1).
    package var uniqueDeviceName: String { Self.uniqueDeviceName(serial: mac.serial) }

    /// The same for a hardware address that is only known as a serial number: lower case, without separators.
    package static func uniqueDeviceName(serial: String) -> String { "2f402f80-da50-11e1-9b23-" + serial }

    /// The id of the bridge's own device resource, and the parent of ids that only this bridge has.
    package var resourceID: ResourceID { ResourceID(derivedFrom: .devices, "bridge", bridgeID) }
}
