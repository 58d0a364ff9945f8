import HomeModel
import Testing

@testable import HueV1

@Suite("Units of v1")
struct V1UnitsTests {
    @Test func `every brightness comes back`() {
        for value in 1...254 { #expect(Brightness(v1: value).v1 == value) }
        #expect(Brightness(v1: 0).v1 == 1 && Brightness(v1: 255).v1 == 254)
        #expect(Brightness(v1: 1) == .lowest && Brightness(v1: 254) == .full)
    }

    @Test func `every step of brightness leads where it should`() {
        for start in 1...254 {
            for step in [-254, -100, -1, 0, 1, 57, 254] {
                let stepped = Brightness(v1: start).stepped(by: Double(step) / 253)
                #expect(stepped.v1 == min(max(start + step, 1), 254))
            }
        }
    }

    @Test func `every hue comes back`() {
        var wrong: [Int] = []
        for value in 0...65_535 where HueSaturation(hue: HueSaturation.degrees(v1: value), saturation: 1).v1Hue != value { wrong.append(value) }
        #expect(wrong.isEmpty)
    }

    @Test func `a hue just short of the turn is red, not one too many`() {
        #expect(HueSaturation(hue: 359.9999, saturation: 1).v1Hue == 0)
        #expect(HueSaturation(hue: HueSaturation.degrees(v1: 66_000), saturation: 1).v1Hue == 464)
        #expect(HueSaturation(hue: HueSaturation.degrees(v1: -100), saturation: 1).v1Hue == 65_436)
    }

    @Test func `every saturation comes back`() {
        for value in 0...254 { #expect(HueSaturation(hue: 0, saturation: HueSaturation.fraction(v1: value)).v1Saturation == value) }
        #expect(HueSaturation.fraction(v1: 255) == 1)
    }

    @Test func `every temperature is taken as it is`() throws {
        var fixture = try V1Fixture()
        for mirek in stride(from: 153, through: 500, by: 1) {
            #expect(fixture.send("PUT /lights/1/state", #"{"ct":\#(mirek)}"#) == Entry.set("/lights/1/state/ct", "\(mirek)").alone)
        }
    }

    @Test(arguments: ["none", "select", "lselect"])
    func `alerts have the same word both ways`(word: String) { #expect(LightAlert(v1: word)?.v1 == word) }

    @Test(arguments: ["none", "colorloop"])
    func `effects have the same word both ways`(word: String) { #expect(LightEffect(v1: word)?.v1 == word) }

    @Test func `a duration is tenths of a second`() {
        #expect(Duration(v1Tenths: 4) == .milliseconds(400) && Duration(v1Tenths: 65_535) == .seconds(6553.5))
    }
}
