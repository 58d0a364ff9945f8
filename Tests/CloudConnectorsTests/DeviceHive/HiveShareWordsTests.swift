import BridgeCore
@testable import CloudConnectors
import Connectivity
@testable import HomeModel
import Testing

@Suite("How lights of this bridge speak over DeviceHive")
struct HiveShareWordsTests {
    private func light(_ abilities: LightAbilities, named name: String = "Desk") throws -> Light {
        var home = Home(identity: BridgeIdentity(mac: try #require(MACAddress("02:17:88:24:96:fe"))))
        let kind: DeviceKind = abilities.gamut != nil ? .color : abilities.temperatures != nil ? .ct : abilities.dims ? .dimmable : .onOff
        let device = kind.device(key: DeviceKey(driver: "test", identity: "1"), name: name, model: "m", manufacturer: "t")
        _ = home.observe(.found(device), at: HiveHome.world.now())
        return try #require(home.lights.all.first { $0.owner == device.key.resourceID })
    }

    @Test(arguments: [
        (LightAbilities(dims: false), "onoff"), (LightAbilities(), "dimmable"),
        (LightAbilities(temperatures: MirekRange(153, 500)), "ct"),
        (LightAbilities(temperatures: MirekRange(153, 500), gamut: .c), "color"),
    ])
    func aLightIsRegisteredAsWhatItCanDo(_ abilities: LightAbilities, _ name: String) throws {
        let light = try light(abilities)
        let device = HiveShareWords.device(for: light, gateway: "bridge", network: 7)
        #expect(device == [
            "id": .string("porchlight-\(light.id)"), "name": "Desk", "networkId": 7,
            "data": ["class": .string(name), "gateway": "bridge"],
        ])
        #expect(HiveShareWords.device(for: light, gateway: "bridge", network: nil)["networkId"] == nil)
        #expect(HiveMark.light(of: HiveMark.device(of: light.id)) == light.id)
        #expect(HiveMark.device(of: light.id).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }

    @Test(arguments: ["lamp", "porchlight-", "porchlight-7", "7b7d2b1e-0d3c-4d56-9a33-5c3d5be0a001"])
    func otherDevicesAreNoneOfOurs(_ device: String) {
        #expect(HiveMark.light(of: device) == nil)
    }

    @Test func whatItIsSetToIsUnderstoodByAConnectorAlike() throws {
        var light = try light(LightAbilities(temperatures: MirekRange(153, 500), gamut: .c))
        let commands: [JSONValue] = [["on": true, "ct": 250, "bri": 100], ["xy": [0.3, 0.3]]]
        let readings = [
            LightReading(on: true, brightness: bri(100), mirek: Mirek(250)),
            LightReading(on: true, brightness: bri(100), xy: ColorXY(x: 0.3, y: 0.3)),
        ]
        for (command, reading) in zip(commands, readings) {
            let patch = try #require(HiveShareWords.patch(command))
            light.state.apply(patch, abilities: light.abilities)
            let words = HiveShareWords.state(SharedLights.Shown(light: light, isReachable: true))
            #expect(HiveWords.reading(words, abilities: light.abilities) == reading)
            #expect(words["reachable"] == true)
        }
    }

    @Test func aCommandIsAPatch() throws {
        let patch = try #require(HiveShareWords.patch(["on": true, "bri": 254, "hue": 32_768, "sat": 254, "transitiontime": 7]))
        #expect(patch.on == true && patch.brightness == .to(.full) && patch.hue == .to(180) && patch.saturation == .to(1))
        #expect(patch.transition == .milliseconds(700))
    }

    @Test(arguments: [.null, [:], [], ["transitiontime": 4], ["on": "yes"], ["color": "green"], "on"] as [JSONValue])
    func nothingForALightIsNoPatch(_ parameters: JSONValue) {
        #expect(HiveShareWords.patch(parameters) == nil)
    }

    @Test func whatWasDeclinedIsNamedAndAllOfItIsAFailure() throws {
        let patch = try #require(HiveShareWords.patch(["on": true, "ct": 300]))
        #expect(!HiveShareWords.isAllDeclined(patch, [:]))
        #expect(!HiveShareWords.isAllDeclined(patch, [.mirek: .unsupported]))
        #expect(HiveShareWords.isAllDeclined(patch, [.mirek: .unsupported, .on: .unsupported]))
        #expect(HiveShareWords.result(["on": true], declined: [.mirek: .unsupported]) == ["on": true, "declined": ["mirek"]])
    }

    @Test func commandsThatAreOlderThanTheConnectionOrOverAreLate() throws {
        let given: JSONValue = ["id": 1, "command": "light", "deviceId": "d", "timestamp": 10_000, "lifetime": 5]
        let command = try #require(HiveMessage(given, "command"))
        let moment = { HiveMoment(milliseconds: $0) }
        #expect(!command.isLate(connected: moment(10_000), now: moment(15_000)))
        #expect(command.isLate(connected: moment(10_001), now: moment(10_002)))
        #expect(command.isLate(connected: moment(0), now: moment(15_001)))
    }

    @Test func aLightIsRegisteredAgainOnlyWhenItIsCalledOtherwise() throws {
        var book = HiveShareBook()
        let (desk, sofa) = (try light(LightAbilities()), try light(LightAbilities(), named: "Sofa"))
        #expect(book.takeUnheard().isEmpty)
        let answers = [book.register(desk), book.register(desk), book.register(sofa)]
        #expect(answers == [true, false, true])
        book.found(in: 3)
        #expect(book.takeUnheard() == [["networkIds": [3]]])
        #expect(book.takeUnheard().isEmpty)
        book.found(in: 4)
        #expect(book.takeUnheard() == [["networkIds": [4]]])
        book.forget(sofa.id)
        let isNew = book.register(sofa)
        #expect(isNew)
    }

    @Test func whereNetworksCannotBeKnownAllIsListenedToOnce() throws {
        var book = HiveShareBook()
        _ = book.register(try light(LightAbilities()))
        book.found(in: nil)
        #expect(book.takeUnheard() == [[:]])
        book.found(in: 3)
        #expect(book.takeUnheard().isEmpty)
    }
}
