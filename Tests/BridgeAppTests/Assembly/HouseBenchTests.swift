import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import Testing

@testable import BridgeApp
@testable import LocalDrivers

@Suite("The owner's bench for simulated devices")
struct HouseBenchTests {
    private let house = SimulatedHouse(world: .still())
    private var bench: HouseBench { HouseBench(house: house) }

    /// A lamp that is in the house.
    private func lamp(driver: String? = nil) async throws -> (light: Light, device: Device) {
        var description = try bench.describe(model: "LWB010", name: "Bulb", serial: [1])
        if let driver { description.key = DeviceKey(driver: driver, identity: description.key.identity) }
        var home = Home(identity: BridgeIdentity(mac: try #require(MACAddress("00:17:88:24:96:fe"))))
        _ = try home.perform(.addDevice(description), by: .owner, at: Instant(uptime: .zero, utc: Date(timeIntervalSince1970: 0)))
        let (light, device) = (try #require(home.lights.all.first { _ in true }), try #require(home.devices[description.key.resourceID]))
        await house.adopt(device, lights: [light])
        return (light, device)
    }

    private func complaint(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? ControlProblem)?.problem ?? "\(error)"
        }
    }

    @Test(arguments: ModelCatalogue.all)
    func everyModelCanBeDescribed(_ model: CatalogueModel) throws {
        let device = try bench.describe(model: model.product.model.lowercased(), name: nil, serial: [0x0A, 0xFF])
        #expect(device.product == model.product)
        #expect(device.name == model.product.name)
        #expect(device.key == DeviceKey(driver: "simulated", identity: "0aff"))
    }

    @Test func anUnknownModelIsAnsweredWithThoseThereAre() async throws {
        let line = try #require(await complaint { _ = try bench.describe(model: "X1", name: nil, serial: [1]) })
        #expect(line.hasPrefix(#"there is no model "X1" to simulate; there are: LCT001, "#))
        #expect(line.contains("LOM001"))
    }

    @Test(arguments: ["", "123456789012345678901234567890123", "a\nb"])
    func aNameThatCannotBeIsRefused(_ name: String) async {
        let line = await complaint { _ = try bench.describe(model: "LWB010", name: name, serial: [1]) }
        #expect(line == "a name has 1 to 32 bytes and no control characters")
    }

    @Test func faultsAreChangedOneByOne() async throws {
        let (light, device) = try await lamp()
        try await bench.apply(.init(unreachable: true), to: light, of: device)
        try await bench.apply(.init(delay: 1.5), to: light, of: device)
        try await bench.apply(.init(loss: 0.25), to: light, of: device)
        let faults = await house.faults(of: device.key.identity)
        #expect(faults == SimulatedFaults(isUnreachable: true, delay: .milliseconds(1500), loss: 0.25))
    }

    @Test(arguments: [
        (ControlLightEdit.Faults(delay: -0.1), "a delay is 0 to 600 seconds"),
        (.init(delay: 600.1), "a delay is 0 to 600 seconds"),
        (.init(delay: .infinity), "a delay is 0 to 600 seconds"),
        (.init(delay: .nan), "a delay is 0 to 600 seconds"),
        (.init(loss: -0.1), "a loss is a share from 0 to 1"),
        (.init(loss: 1.1), "a loss is a share from 0 to 1"),
        (.init(unreachable: true, delay: 1, loss: 2), "a loss is a share from 0 to 1"),
    ])
    func whatIsOutOfRangeChangesNothing(_ faults: ControlLightEdit.Faults, _ line: String) async throws {
        let (light, device) = try await lamp()
        #expect(await complaint { try await bench.apply(faults, to: light, of: device) } == line)
        #expect(await house.faults(of: device.key.identity) == SimulatedFaults.none)
    }

    @Test(arguments: [ControlLightEdit.Faults(delay: 0), .init(delay: 600), .init(loss: 0), .init(loss: 1)])
    func theEndsOfTheRangesBelongToThem(_ faults: ControlLightEdit.Faults) async throws {
        let (light, device) = try await lamp()
        try await bench.apply(faults, to: light, of: device)
    }

    @Test func aLightThatIsNotSimulatedIsLeftAlone() async throws {
        let (light, device) = try await lamp(driver: "real")
        let line = await complaint { try await bench.apply(.init(unreachable: true), to: light, of: device) }
        #expect(line == "Bulb is not simulated, so it cannot be made to misbehave")
        #expect(await bench.shining(light, of: device) == nil)
    }

    @Test func whatAnEyeWouldSeeIsToldInPercent() async throws {
        let (light, device) = try await lamp()
        let shining = try #require(await bench.shining(light, of: device))
        #expect(shining == (light.state.on ? 100 : 0))
    }
}
