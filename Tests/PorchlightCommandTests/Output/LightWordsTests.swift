import BridgeServer
import Foundation
import Testing

@testable import porchlight

@Suite("A light's state in words")
struct LightWordsTests {
    /// A light as the bridge would tell of it; without a brightness it does not dim.
    private static func light(on: Bool, brightness: Double?, shining: Double?, reachable: Bool = true) throws -> ControlLight {
        let fields: [String: Any?] = [
            "number": 1, "id": "id", "name": "Lamp", "model": "LCT015", "type": "Extended color light", "driver": "simulated",
            "reachable": reachable, "on": on, "brightness": brightness, "shining": shining,
        ]
        let bytes = try JSONSerialization.data(withJSONObject: fields.compactMapValues { $0 })
        return try ControlCoding.decode(ControlLight.self, from: bytes)
    }

    @Test(arguments: [
        (true, 100.0, 100.0, "on 100 %"), (true, 49.8, 49.8, "on 50 %"), (true, nil, 100, "on"), (true, 50, nil, "on 50 %"),
        (false, 100, 0, "off"), (false, nil, 0, "off"), (false, 50, nil, "off"),
        // While it fades, or does not do as it was told.
        (true, 100, 30, "on 100 % (shows 30 %)"), (true, nil, 0, "on (shows 0 %)"), (false, 100, 12.4, "off (shows 12 %)"),
    ] as [(Bool, Double?, Double?, String)])
    func itSaysWhatIsSetAndWhatIsSeen(_ on: Bool, _ brightness: Double?, _ shining: Double?, _ words: String) throws {
        #expect(LightWords.state(try Self.light(on: on, brightness: brightness, shining: shining)) == words)
    }

    @Test func oneOutOfReachIsSaidToBe() throws {
        let light = try Self.light(on: true, brightness: 100, shining: 0, reachable: false)
        #expect(LightWords.state(light) == "on 100 % (shows 0 %) out of reach")
    }

    @Test(arguments: [
        (ControlLightCustom(hidden: true), "hidden from apps"), (ControlLightCustom(hidden: false, floor: 10), "lowest at 10 %"),
        (ControlLightCustom(hidden: true, kind: "ct", floor: 2.5, gamut: "A"),
         "hidden from apps, taken for ct, lowest at 2.5 %, gamut A"),
    ])
    func whatIsDecidedIsSaid(_ custom: ControlLightCustom, _ words: String) throws {
        var light = try Self.light(on: true, brightness: 50, shining: 50)
        #expect(LightWords.custom(light) == nil)
        light.custom = custom
        #expect(LightWords.custom(light) == words)
        #expect(LightWords.state(light) == (custom.hidden == true ? "on 50 % hidden from apps" : "on 50 %"))
    }
}
