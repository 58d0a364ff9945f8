package import BridgeCore
import Connectivity
import HomeModel
package import LocalDrivers

/// A kind of device on a scripted network.
package struct ScriptedKind: LanKind {
    package let name: String
    package let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    private let lan: ScriptedLan

    /// Makes a kind.
    package init(_ name: String = "toy", on lan: ScriptedLan) { (self.name, self.lan) = (name, lan) }

    /// Meets all that there are, and all that come.
    package func search(_ meet: @escaping @Sendable (LanFind) async -> Void) async throws {
        let changes = lan.changes.listen()
        lan.note { memory in
            memory.searches += 1
            memory.searched += 1
        }
        defer { lan.note { $0.searches -= 1 } }
        if let trouble = lan.memory.trouble { throw trouble }
        await meetAll(meet)
        for await _ in changes { await meetAll(meet) }
    }

    private func meetAll(_ meet: @Sendable (LanFind) async -> Void) async {
        for thing in all {
            await meet(find(thing, secret: nil))
            lan.noteMet(thing.identity)
        }
    }

    /// Says who stands at an address.
    package func look(at address: LanAddress, secret: String?) async throws -> LanFind {
        lan.note { $0.looks.append(address) }
        guard let thing = lan.memory.things[address] else { throw ConnectionFailure.unreachable("connection refused") }
        return find(thing, secret: secret)
    }

    /// Speaks with a device for as long as it stands where it stood.
    package func speak(with place: LanPlace, _ port: BackendPort) async throws {
        let changes = lan.changes.listen()
        guard let thing = lan.memory.things[place.address] else { throw ConnectionFailure.unreachable("connection refused") }
        guard thing.identity == place.identity else { throw LanFailure.another(thing.identity) }
        guard thing.secret == nil || thing.secret == place.secret else { throw LanFailure.secretNeeded("its password is another one") }
        await port.connected([describe(thing)])
        lan.note { $0.talks.append(place.identity) }
        defer { lan.note { memory in memory.talks.removeAll { $0 == place.identity } } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await port.carryOutEach { lamp, action in
                    lan.note { $0.orders.append((lamp.identity, action)) }
                    return .followed(LightReading(on: action.on))
                }
            }
            group.addTask {
                for await _ in changes where lan.memory.things[place.address]?.identity != place.identity { throw LanFailure.silent }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private var all: [ScriptedLan.Thing] { lan.memory.things.values.sorted { $0.identity < $1.identity } }

    private func find(_ thing: ScriptedLan.Thing, secret: String?) -> LanFind {
        let need = thing.secret == nil || thing.secret == secret ? nil : "its password: --ask-password asks for it"
        return LanFind(
            kind: name, identity: thing.identity, name: thing.name, model: "Toy", address: thing.address, need: need)
    }

    private func describe(_ thing: ScriptedLan.Thing) -> BackendDevice {
        let product = Product(model: "Toy", name: "Toy", manufacturer: "Nobody", softwareVersion: "1")
        let description = DeviceDescription(
            key: DeviceKey(driver: name, identity: thing.identity), name: thing.name, product: product,
            lights: Array(repeating: LightAbilities(), count: thing.lights))
        return BackendDevice(description: description, isReachable: true, lights: [0: LightReading(on: false)])
    }
}
