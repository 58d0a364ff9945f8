import BridgeCore
import BridgeServer
import HomeModel
import LocalDrivers

extension BackendDesk {
    func devices() async -> [ControlDevice] {
        let now = bridge.world.now()
        let lan = await local.devices.map { ControlDevice($0, at: now) }
        return lan + (await local.standings.flatMap(Self.forgotten))
    }

    func add(_ wanted: ControlNewDevice) async throws(ControlProblem) -> String {
        guard let address = LanAddress(wanted.address) else {
            throw ControlProblem("\"\(wanted.address)\" is no address: 192.168.1.20, lamp.local or 192.168.1.20:8080 is one")
        }
        return try await Self.wording { try await local.add(wanted.kind, at: address, secret: wanted.secret).id }
    }

    func adopt(_ id: String, secret: String?) async throws(ControlProblem) -> String {
        try await Self.wording { try await local.adopt(id, secret: secret) }
    }

    func forget(_ key: DeviceKey) async throws(ControlProblem) {
        if try await Self.wording({ try await local.forget(key) }) { return }
        guard key.driver == SimulatedDriver.driverName else {
            let account = key.driver.split(separator: ":").last.map(String.init) ?? key.driver
            throw ControlProblem("it belongs to the cloud account \(account): take it out there, or remove the account")
        }
        try await Self.wording { _ = try await bridge.perform(.removeDevice(key.resourceID), by: .owner) }
    }

    func search(_ kinds: [String], for length: Duration) async throws(ControlProblem) -> ControlSearch {
        try await Self.wording { try await local.check(kinds) }
        return { [local] tell in
            try await local.search(kinds, for: length) { news in
                switch news {
                case .met(let find, let isTaken): try await tell(ControlSearchEvent(found: ControlFind(find, isTaken: isTaken)))
                case .joined(let device): try await tell(ControlSearchEvent(found: ControlFind(device)))
                case .cannotSearch(let kind, let words): try await tell(ControlSearchEvent(problem: "\(kind): \(words)"))
                case .goesOn(let left): try await tell(ControlSearchEvent(left: left / .seconds(1)))
                }
            }
        }
    }

    /// Devices of a backend that are not wanted; of those that it has it is known what they are.
    private static func forgotten(by standing: BackendStanding) -> [ControlDevice] {
        let described = Dictionary(standing.waiting.map { ($0.identity, $0.description) }) { first, _ in first }
        return standing.forgotten.sorted().map { identity in
            ControlDevice(
                driver: standing.backend.driver, identity: identity, name: described[identity]?.name ?? identity,
                model: described[identity]?.product.model ?? "", place: "forgotten")
        }
    }
}

extension ControlFind {
    /// A device that came into the home while somebody searched.
    init(_ device: Device) {
        self.init(
            id: AdoptedDevice.id(device.key.driver, device.key.identity), kind: device.key.driver, name: device.name,
            model: device.product.model, address: "", taken: true, need: nil)
    }
}
