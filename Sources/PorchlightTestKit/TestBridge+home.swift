import BridgeApp
import BridgeCore
import HomeModel
import HueV1
import LocalDrivers

extension TestBridge {
    /// Path of the socket at which the bridge answers its owner, in HTTP and JSON.
    public var controlSocket: String { program.readyFacts.control }

    /// Takes in a simulated light, as if somebody had screwed it in; says its number in v1.
    ///
    /// - Parameters:
    ///   - model: its model number, such as `LCT015`.
    ///   - name: what to call it; the product's name if left out.
    @discardableResult
    public func add(light model: String, named name: String? = nil) async throws -> Int {
        guard let known = ModelCatalogue.model(model), known.light != nil else {
            throw TestBridgeError.refused("there is no light \(model)")
        }
        let serial = clock.world.randomBytes(8).map { String($0, radix: 16) }.joined(separator: "-")
        let device = known.device(named: name ?? known.product.name, identity: serial)
        let snapshot = try await perform(.addDevice(device)).snapshot
        let light = snapshot.home.devices[device.key.resourceID]?.lights.first
        guard let light, let number = snapshot.memory(V1Numbers.self).lights.number(of: light) else {
            throw TestBridgeError.refused("\(model) got no number")
        }
        await settle()
        return number
    }

    /// Takes the keys of every app that calls itself this away.
    public func revoke(app deviceType: String) async throws {
        for app in program.bridge.published.snapshot.home.apps.all where app.deviceType == deviceType {
            try await perform(.revokeApp(app.id))
        }
    }

    /// Returns when every lamp has been taken into the simulated house: before that it could not be made to misbehave.
    func untilLampsAreThere() async {
        for device in program.bridge.published.snapshot.home.devices.all {
            while await program.house.faults(of: device.key.identity) == nil, !Task.isCancelled { await Task.yield() }
        }
        await settle()
    }

    /// Carries out a command of the owner's.
    @discardableResult
    func perform(_ command: Command) async throws -> Receipt {
        do {
            return try await program.bridge.perform(command, by: .owner)
        } catch {
            throw TestBridgeError.refused("\(error)")
        }
    }
}
