import BridgeCore
import HomeModel

/// Which devices are known. Anybody on the LAN can make up any number of them.
extension EWeLinkLan {
    /// Takes note of a device that was not known, if there is room for it.
    ///
    /// - Parameter hasKey: whether its key is known.
    func meet(_ id: String, at place: EWeLinkLanPlace, hasKey: Bool) {
        guard devices[id] == nil, makeRoom(evenByClosed: hasKey) else { return }
        let presence = EWeLinkLanPresence(settings, at: world.now().uptime)
        keep(EWeLinkLanDevice(id: id, place: place, presence: presence), as: id)
    }

    /// Forgets a device that was silent for long, and whose key nobody knows.
    ///
    /// - Returns: whether it is not known any more.
    func forget(_ id: String) async -> Bool {
        let key = await keys(id)
        // It may have spoken meanwhile.
        guard let device = devices[id] else { return true }
        guard key == nil, !device.isDIY, world.now().uptime - device.presence.lastLife >= settings.forgetting
        else { return false }
        keep(nil, as: id)
        return true
    }

    /// - Returns: whether there is room for one more.
    private func makeRoom(evenByClosed: Bool) -> Bool {
        if devices.count < settings.mostDevices { return true }
        let lost = devices.values.filter { !$0.presence.isThere }
        let leaving = lost.isEmpty && evenByClosed ? devices.values.filter(\.isClosed) : lost
        guard let oldest = leaving.min(by: { $0.presence.lastLife < $1.presence.lastLife }) else { return false }
        keep(nil, as: oldest.id)
        return true
    }
}
