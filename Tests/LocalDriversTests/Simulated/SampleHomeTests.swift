import Foundation
import HomeModel
import LocalDrivers
import Testing

@Suite("Sample homes")
struct SampleHomeTests {
    @Test func `the standard home has six lights of five sorts, a motion sensor and a switch`() throws {
        let home = try furnished(SampleHome.standard)
        #expect(home.lights.count == 6)
        #expect(home.devices.all.map(\.product.model) == [
            "LCT015", "LCT015", "LST002", "LOM001", "LTW013", "LWB010", "SML001", "RWL021",
        ])
        #expect(home.sensors.all.map(\.name) == [
            "Daylight", "Hallway sensor", "Hue temperature sensor", "Hue ambient light sensor", "Hallway switch",
        ])
        #expect(home.rooms.all.map(\.name) == ["Living room", "Hallway"])
    }

    @Test func `the same device always has the same address, and no real device has it`() throws {
        let addresses = SampleHome.standard.devices.compactMap(\.hardwareAddress)
        #expect(addresses.first == "02:50:4c:0d:7c:0d:0b:17", "pinned: apps know lights by it")
        #expect(Set(addresses).count == 8)
        #expect(addresses.allSatisfy { $0.split(separator: ":").count == 8 })
    }

    @Test(arguments: [0, 1, 11, 300])
    func `a large home has as many lights as asked for, in rooms of ten`(count: Int) throws {
        let described = SampleHome.large(lights: count)
        #expect(described.devices.count == count)
        #expect(described.rooms.count == (count + 9) / 10)
        #expect(Set(described.devices.compactMap(\.hardwareAddress)).count == count)
        #expect(described == SampleHome.large(lights: count))
        let home = try furnished(described)
        #expect(home.lights.count == count)
        #expect(Set(home.lights.all.map(\.name)).count == count)
    }

    @Test func `every model of the catalogue is there once, and says what its row says`() throws {
        let numbers = ModelCatalogue.all.map(\.product.model)
        #expect(Set(numbers).count == 18 && numbers.count == 18)
        #expect(ModelCatalogue.all.allSatisfy { $0.product.manufacturer == "Signify Netherlands B.V." })
        let iris = try #require(ModelCatalogue.model("llc010"))
        #expect(iris.light == LightAbilities(gamut: .a))
        #expect(ModelCatalogue.plug.light == LightAbilities(dims: false))
        #expect(ModelCatalogue.model("LCT001")?.light?.gamut == .b)
        #expect(ModelCatalogue.model("nothing") == nil)
    }

    private func furnished(_ description: HomeDescription) throws -> Home {
        var home = Home(identity: BridgeIdentity(mac: try #require(MACAddress("021788000001"))))
        _ = try home.perform(.furnish(description), by: .owner, at: Instant(uptime: .zero, utc: .now))
        return home
    }
}
