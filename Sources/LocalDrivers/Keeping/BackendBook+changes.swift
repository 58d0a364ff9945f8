package import BridgeCore
import Logging

extension BackendBook {
    /// Takes in a backend.
    ///
    /// - Throws: when the name is none or taken, or it cannot be written; nothing has changed then.
    package func add(_ backend: ConfiguredBackend, secrets new: Secrets) throws(BackendTrouble) {
        guard ConfiguredBackend.allows(name: backend.name) else { throw .badName(backend.name) }
        guard !list.backends.contains(where: { $0.name == backend.name }) else { throw .nameIsTaken(backend.name) }
        var backend = backend
        backend.secrets = new.names
        try change(backend.driver, new) { list in
            // What one of this name left behind is this one's now.
            list.leaving.remove(backend.driver)
            list.backends.append(backend)
        }
    }

    /// Lets go of a backend and its secrets. Its driver counts as leaving until the home has let go of it, too.
    ///
    /// - Throws: when there is none of this name, or it cannot be written; nothing has changed then.
    @discardableResult
    package func remove(_ name: String) throws(BackendTrouble) -> ConfiguredBackend {
        guard let gone = backend(name) else { throw .unknown(name) }
        try change(gone.driver, Secrets()) { list in
            list.backends.removeAll { $0.name == name }
            list.forgotten[gone.driver] = nil
            list.leaving.insert(gone.driver)
        }
        return gone
    }

    /// Takes in a device on the LAN.
    ///
    /// - Throws: when it is taken in already, there are too many, or it cannot be written; nothing has changed then.
    package func adopt(_ device: AdoptedDevice, secrets new: Secrets) throws(BackendTrouble) {
        guard self.device(device.kind, device.identity) == nil else { throw .isTaken(device.id) }
        guard list.devices.count < Self.mostDevices else { throw .full(Self.mostDevices) }
        var device = device
        device.secrets = new.names
        try change(device.id, new) { $0.devices.append(device) }
    }

    /// A device that was taken in has another secret now, or none, and perhaps another address.
    ///
    /// - Returns: whether there is such a device, and this is news of it.
    /// - Throws: when it cannot be written; nothing has changed then.
    func renew(_ device: AdoptedDevice, secrets new: Secrets) throws(BackendTrouble) -> Bool {
        guard self.device(device.kind, device.identity) != nil, secrets[device.id, default: Secrets()] != new else { return false }
        try change(device.id, new) { list in
            for index in list.devices.indices where list.devices[index].id == device.id {
                (list.devices[index].address, list.devices[index].secrets) = (device.address, new.names)
            }
        }
        return true
    }

    /// Lets go of a device on the LAN and its secret.
    ///
    /// - Throws: when there is none, or it cannot be written; nothing has changed then.
    package func drop(_ kind: String, _ identity: String) throws(BackendTrouble) {
        let id = AdoptedDevice.id(kind, identity)
        guard device(kind, identity) != nil else { throw .unknownDevice(id) }
        try change(id, Secrets()) { list in list.devices.removeAll { $0.id == id } }
    }

    /// A device on the LAN is somewhere else now. If that cannot be written it is found out again.
    func move(_ id: String, to address: LanAddress) {
        logging { () throws(BackendTrouble) in
            try change { list in
                for index in list.devices.indices where list.devices[index].id == id { list.devices[index].address = address }
            }
        }
    }

    /// A device of a backend is wanted, or is not wanted. What cannot be written is known until the bridge ends.
    func forget(_ identity: String, of driver: String, _ isForgotten: Bool = true) {
        guard forgotten(by: driver).contains(identity) != isForgotten else { return }
        var all = forgotten(by: driver)
        if isForgotten { all.insert(identity) } else { all.remove(identity) }
        logging { () throws(BackendTrouble) in try change { $0.forgotten[driver] = all.isEmpty ? nil : all } }
    }

    /// The home has let go of a removed backend. If that cannot be written it is found out again at the next start.
    package func left(_ driver: String) {
        logging { () throws(BackendTrouble) in try change { $0.leaving.remove(driver) } }
    }

    private func logging(_ work: () throws(BackendTrouble) -> Void) {
        do throws(BackendTrouble) {
            try work()
        } catch {
            logger.warning("what became of a device could not be written", metadata: ["reason": "\(error)"])
        }
    }

    /// Changes the list alone. In memory it is done even if it cannot be written.
    private func change(_ edit: (inout BackendList) -> Void) throws(BackendTrouble) {
        edit(&list)
        if trouble == nil { try files?.write(list) }
    }

    /// Changes the list and the secrets of one holder, all of it or nothing. Secrets come before what needs them, and go after it.
    private func change(
        _ holder: String, _ new: Secrets, _ edit: (inout BackendList) -> Void
    ) throws(BackendTrouble) {
        if let trouble { throw trouble }
        if !new.isEmpty, let secretTrouble { throw secretTrouble }
        var (next, kept) = (list, secrets)
        edit(&next)
        kept[holder] = new.isEmpty ? nil : new
        if !new.isEmpty { try files?.write(kept) }
        do throws(BackendTrouble) {
            try files?.write(next)
        } catch {
            if !new.isEmpty { try? files?.write(secrets) }
            throw error
        }
        if new.isEmpty, kept != secrets, secretTrouble == nil { try? files?.write(kept) }
        (list, secrets) = (next, kept)
    }
}
