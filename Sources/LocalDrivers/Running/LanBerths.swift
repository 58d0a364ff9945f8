import BridgeCore

/// One kind of device on the LAN with the devices that are spoken with.
struct LanBerths: Sendable {
    let kind: any LanKind
    let fleet = Fleet()

    /// A device is to be spoken with at the place where it was met last.
    func join(_ device: AdoptedDevice, _ secrets: Secrets) async {
        let place = LanPlace(
            identity: device.identity, address: device.address, secret: secrets[LocalBackends.password])
        await fleet.join(device.identity, LanBackend(kind, place))
    }

    /// Whether a device is connected right now.
    func isConnected(_ identity: String) async -> Bool {
        if case .connected = await fleet.pages[identity]?.state { true } else { false }
    }
}
