import BridgeCore
import Connectivity
import HomeModel

/// How devices are taken in one by one.
extension LocalBackends {
    /// How long whoever is at an address may take to say what it is, told to the owner who waits for it.
    private static let trialPatience = Duration.seconds(15)

    /// Names of the kinds of devices on the LAN, in order.
    package nonisolated var kindNames: [String] { lan.keys.sorted() }

    /// Looks at an address and takes in what is there. One that was taken in and has another secret now is known by that from here on.
    ///
    /// - Parameter secret: a password or key, if the owner gave one.
    /// - Throws: `LanFailure`, `ConnectionFailure`, `BackendTrouble`, `BackendProblem`: why not.
    package func add(_ kind: String, at address: LanAddress, secret: String?) async throws -> AdoptedDevice {
        guard let berths = lan[kind] else { throw unknownKind(kind) }
        let find = try await clock.within(Self.trialPatience) { try await berths.kind.look(at: address, secret: secret) }
        return try await adopt(find, secret: secret)
    }

    /// Takes in a device that a search has met, or one of a backend that was let go of.
    ///
    /// - Parameter id: its id, or its identity alone.
    /// - Throws: as `add`.
    /// - Returns: its id.
    package func adopt(_ id: String, secret: String?) async throws -> String {
        if let readmitted = try await readmit(id) { return readmitted }
        let met = finds.values.filter { AdoptedDevice.id($0.kind, $0.identity) == id || $0.identity == id }
        guard let find = met.first else {
            throw BackendProblem(description: "no search has met \"\(id)\" since the bridge started: \"porchlight devices search\" looks around")
        }
        guard met.count == 1 else { throw BackendProblem(description: "several devices have the id \"\(id)\": put their kind and a / before it") }
        // Only who is looked at anew can be seen to need no secret any more.
        if secret == nil, await book.device(find.kind, find.identity) != nil {
            throw BackendTrouble.isTaken(AdoptedDevice.id(find.kind, find.identity))
        }
        // What was met needs no second look, unless it lets nobody in without a secret or has gone elsewhere.
        guard find.need != nil || secret != nil else { return try await adopt(find, secret: nil).id }
        return try await add(find.kind, at: find.address, secret: secret).id
    }

    private func adopt(_ find: LanFind, secret: String?) async throws -> AdoptedDevice {
        if let need = find.need { throw BackendProblem(description: "\(find.label) cannot be taken in yet: \(need)") }
        let device = AdoptedDevice(find)
        let secrets = Secrets(secret.map { [Self.password: $0] } ?? [:])
        if try await !book.renew(device, secrets: secrets) { try await book.adopt(device, secrets: secrets) }
        await speak(with: device)
        return device
    }

    /// Lets a device of a backend in again that was let go of; `nil` if none of this id was.
    private func readmit(_ id: String) async throws -> String? {
        for run in runs.values {
            let driver = run.configured.driver
            for identity in await book.forgotten(by: driver) where AdoptedDevice.id(driver, identity) == id || identity == id {
                await book.forget(identity, of: driver, false)
                // One that is away now comes when the backend next describes it.
                if let device = run.gate.open(for: identity), case .connected = run.ledger.page.state {
                    await bridge.observe(device.report, by: .driver(driver))
                }
                return AdoptedDevice.id(driver, identity)
            }
        }
        return nil
    }

    nonisolated func unknownKind(_ kind: String) -> BackendProblem {
        let known = kindNames.isEmpty ? "there are none" : "there are: \(kindNames.joined(separator: ", "))"
        return BackendProblem(description: "there is no kind of device \"\(kind)\"; \(known)")
    }

    nonisolated var clock: ConnectionClock {
        let world = bridge.world
        return ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
    }
}

extension BackendDevice {
    /// What the home is told when it comes in. How its lights are set is said by whoever speaks with it, who knows the newest.
    fileprivate var report: Report { .found(description, isReachable: isReachable) }
}

extension LanFind {
    /// What it is called in a sentence.
    var label: String { name.isEmpty ? AdoptedDevice.id(kind, identity) : name }
}
