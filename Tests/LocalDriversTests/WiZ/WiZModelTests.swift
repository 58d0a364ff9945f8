import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What WiZ devices can do")
struct WiZModelTests {
    /// How a lamp answers whose every member is told, whatever it has.
    private static let all: JSONValue = ["state": false, "sceneId": 0, "r": 255, "g": 127, "b": 0, "temp": 0, "dimming": 13]

    @Test(arguments: [
        ("ESP01_SHRGB_03", true, true, true), ("ESP20_SHRGBC_01", true, true, true), ("ESP20_DHRGB_01B", true, true, true),
        ("ESP03_SHRGB3_01ABI", true, true, true), ("ESP20_SHRGB_01BT", true, true, true), ("ESP01_SHRGB1C_31", true, true, true),
        ("ESP21_SHTW_01", true, true, false), ("ESP14_SHTW1C_01", true, true, false), ("ESP24_FANDDTW_01", true, true, false),
        ("ESP06_SHDW9_01", true, false, false), ("ESP05_SHDW_21", true, false, false), ("ESP03_FANDIMS_31", true, false, false),
        ("ESP01_DIMTRIACS_01", true, false, false), ("ESP10_SOCKET_06", false, false, false),
        ("ESP25_SOCKET_01", false, false, false),
    ])
    func aModuleIsKnownByItsName(_ module: String, _ dims: Bool, _ hasWhites: Bool, _ hasColor: Bool) {
        for pilot in [Self.all, ["state": true]] {
            let model = WiZModel(module: module, configurations: [], pilot: pilot)
            #expect(model.abilities.dims == dims)
            #expect((model.abilities.temperatures != nil) == hasWhites && (model.abilities.gamut != nil) == hasColor)
            #expect(model.isSocket == !dims)
        }
    }

    @Test(arguments: [
        ("NEW", ["state": true, "temp": 3000, "dimming": 10], true, true, false), ("", ["state": true], false, false, false),
        ("SOMETHING_NEW", ["state": true], false, false, false), ("INVALID", all, true, true, true), ("", all, true, true, true),
    ] as [(String, JSONValue, Bool, Bool, Bool)])
    func whoseNameSaysNothingIsKnownByHowItIsSet(
        _ module: String, _ pilot: JSONValue, _ dims: Bool, _ hasWhites: Bool, _ hasColor: Bool
    ) {
        let abilities = WiZModel(module: module, configurations: [], pilot: pilot).abilities
        #expect(abilities.dims == dims && (abilities.temperatures != nil) == hasWhites && (abilities.gamut != nil) == hasColor)
    }

    @Test func theOldestFirmwareNamesNoModuleButItsOneWhite() {
        let user: JSONValue = ["fadeIn": 500, "pwmRange": [5, 100], "whiteRange": [2700, 2700]]
        #expect(WiZModel(module: "", configurations: [user], pilot: Self.all).abilities == LightAbilities())
        let tunable: JSONValue = ["whiteRange": [2700, 6500]]
        #expect(WiZModel(module: "", configurations: [tunable], pilot: Self.all).abilities.gamut != nil)
    }

    @Test(arguments: [
        ([["extRange": [2700, 6500]]], 154, 370), ([nil, ["cctRange": [2200, 2700, 6500, 6500]]], 154, 455),
        ([["cctRange": [2700, 2700, 5000, 5000]]], 200, 370),
        ([["whiteRange": [2700, 6500], "extRange": [2200, 6500]]], 154, 455),
        ([["extRange": "none", "cctRange": [0, 3000, 5000]]], 200, 333), ([], 154, 455), ([["cctRange": [4000]]], 154, 455),
    ] as [([JSONValue], Int, Int)])
    func whitesAreReadFromWhereTheyStand(_ configurations: [JSONValue], _ coldest: Int, _ warmest: Int) {
        let model = WiZModel(module: "ESP21_SHTW_01", configurations: configurations, pilot: nil)
        #expect(model.abilities.temperatures == MirekRange(coldest, warmest))
    }
}
