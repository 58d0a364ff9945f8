import Foundation
import HomeModel
import Testing

@testable import HueV1

/// Rows 54–59 of the reference's checklist, byte for byte.
@Suite("A light's object")
struct LightObjectTests {
    @Test(arguments: [
        (1, Golden.extendedColorLight), (2, Golden.dimmableLight), (3, Golden.extendedColorLightOff),
        (4, Golden.temperatureLight),
        (5, Golden.plug), (6, Golden.colorLight),
    ])
    func `has the keys of its type in the bridge's order`(number: Int, golden: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /lights/\(number)") == golden)
    }

    @Test func `row 54: all lights are keyed by number and nothing else`() throws {
        var fixture = try V1Fixture()
        let all = fixture.send("GET /lights")
        let one = (1...6).map { #""\#($0)":"# + fixture.send("GET /lights/\($0)") }
        #expect(all == "{" + one.joined(separator: ",") + "}")
    }

    /// The table of §7.2: which keys of `state` a type of light has.
    @Test(arguments: [
        (LightAbilities(dims: false), "bulb", "On/Off light", "on alert mode reachable"),
        (LightAbilities(dims: false), "plug", "On/Off plug-in unit", "on alert mode reachable"),
        (LightAbilities(), "bulb", "Dimmable light", "on bri alert mode reachable"),
        (LightAbilities(), "plug", "Dimmable plug-in unit", "on bri alert mode reachable"),
        (LightAbilities(temperatures: MirekRange(153, 454)), "bulb", "Color temperature light", "on bri ct alert colormode mode reachable"),
        (LightAbilities(gamut: .a), "bulb", "Color light", "on bri hue sat effect xy alert colormode mode reachable"),
        (
            LightAbilities(temperatures: MirekRange(153, 500), gamut: .c), "bulb", "Extended color light",
            "on bri hue sat effect xy ct alert colormode mode reachable"
        ),
    ])
    func `of each type has the state that its type can have`(
        abilities: LightAbilities, archetype: String, type: String, keys: String
    ) throws {
        var product = Product.whiteLamp
        product.archetype = archetype
        var fixture = try V1Fixture.empty()
        fixture.observe(.found(.lamp(1, "Lamp", product, abilities)))
        let text = fixture.send("GET /lights/1")
        #expect(text.contains(#""type":"\#(type)""#))
        let state = try #require(text.firstRange(of: "{\"on\"").flatMap { start in
            text[start.lowerBound...].firstIndex(of: "}").map { text[start.lowerBound...$0] }
        })
        let places = try keys.split(separator: " ").map { try #require(state.firstRange(of: "\"\($0)\":")).lowerBound }
        #expect(places == places.sorted() && state.count(where: { $0 == ":" }) == places.count)
    }

    @Test func `a light without a radio address has an id that is its own and stays`() throws {
        var fixture = try V1Fixture.empty()
        for number in 1...2 {
            var lamp = DeviceDescription.lamp(number, "Lamp", .whiteLamp, LightAbilities())
            lamp.hardwareAddress = nil
            lamp.lights += lamp.lights
            fixture.observe(.found(lamp))
        }
        let ids = (1...4).compactMap { fixture.send("GET /lights/\($0)").firstMatch(of: /"uniqueid":"((?:[0-9a-f]{2}:){7}[0-9a-f]{2}-0[bc])"/)?.1 }
        #expect(Set(ids).count == 4)
        var again = try V1Fixture.empty()
        var lamp = DeviceDescription.lamp(1, "Other name", .iris, LightAbilities())
        lamp.hardwareAddress = nil
        again.observe(.found(lamp))
        #expect(again.send("GET /lights/1").contains(ids[0]))
    }
}
