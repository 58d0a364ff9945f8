package import BridgeCore

/// How a configured backend is doing, and how it is kept.
package struct BackendStanding: Sendable {
    /// How it is configured.
    package var backend: ConfiguredBackend
    /// How it is doing; `nil` if it cannot be used.
    package var page: BackendLedger.Page?
    /// Why it cannot be used, in words; `nil` if it can.
    package var problem: String?
    /// Devices of its that are not wanted, by their identities.
    package var forgotten: Set<String>
    /// Those of them that it has, as it described them last.
    package var waiting: [BackendDevice]
}

/// How a device on the LAN is doing that was taken in.
package struct DeviceStanding: Sendable {
    /// How it is kept.
    package var device: AdoptedDevice
    /// How it is doing; `nil` if it cannot be used.
    package var page: BackendLedger.Page?
    /// Why it cannot be used, in words; `nil` if it can.
    package var problem: String?
}

extension LocalBackends {
    /// All configured backends, oldest first.
    package var standings: [BackendStanding] {
        get async {
            var all: [BackendStanding] = []
            for backend in await book.backends {
                let run = runs[backend.name]
                let problem = run == nil ? await problem(of: backend) : nil
                all.append(BackendStanding(
                    backend: backend, page: run?.ledger.page, problem: problem,
                    forgotten: await book.forgotten(by: backend.driver), waiting: run?.gate.waiting ?? []))
            }
            return all
        }
    }

    /// All devices on the LAN that were taken in, oldest first.
    package var devices: [DeviceStanding] {
        get async {
            var pages: [String: [String: BackendLedger.Page]] = [:]
            for (name, berths) in lan { pages[name] = await berths.fleet.pages }
            var all: [DeviceStanding] = []
            for device in await book.devices {
                let lacks = pages[device.kind] == nil ? "this program cannot speak with devices of the kind \(device.kind)" : nil
                let trouble = await book.trouble(of: device.id).map { "\($0)" }
                all.append(DeviceStanding(
                    device: device, page: pages[device.kind]?[device.identity], problem: lacks ?? trouble))
            }
            return all
        }
    }

    private func problem(of backend: ConfiguredBackend) async -> String? {
        if let trouble = await book.trouble(of: backend.driver) { return "\(trouble)" }
        guard let kit = kits.backends[backend.kind] else { return Self.lacks(backend.kind) }
        do {
            let secrets = await book.secrets(of: backend.driver)
            _ = try kit.backend(backend, secrets)
            return kit.problem(backend, secrets)
        } catch {
            return "\(error)"
        }
    }
}
