import BridgeServer
import HomeModel
import Testing

@Suite("Decisions about lights as they are asked for")
struct ControlLightCustomTests {
    private static let all = LightCustom(isHidden: true, kind: .temperature, floor: 0.25, gamut: .b)

    @Test func whatIsLeftOutStaysAsItWas() throws {
        #expect(try ControlLightCustom().decided(after: Self.all) == Self.all)
        #expect(try ControlLightCustom(hidden: false).decided(after: Self.all)
            == LightCustom(kind: .temperature, floor: 0.25, gamut: .b))
        #expect(try ControlLightCustom(kind: "default", floor: 0, gamut: "default").decided(after: Self.all)
            == LightCustom(isHidden: true))
    }

    @Test(arguments: [("onoff", LightCustom.Kind.onOff), ("dimmable", .dimmable), ("ct", .temperature), ("color", .color)])
    func kindsHaveWords(_ word: String, _ kind: LightCustom.Kind) throws {
        let custom = try ControlLightCustom(kind: word).decided(after: LightCustom())
        #expect(custom == LightCustom(kind: kind) && ControlLightCustom(custom).kind == word)
    }

    @Test(arguments: [("A", Gamut.a), ("b", .b), ("C", .c)])
    func gamutsHaveLetters(_ word: String, _ gamut: Gamut) throws {
        let custom = try ControlLightCustom(gamut: word).decided(after: LightCustom())
        #expect(custom.gamut == gamut && ControlLightCustom(custom).gamut == word.uppercased())
    }

    @Test func aTriangleOfItsOwnIsToldAsItWasGiven() throws {
        let word = "0.7,0.3,0.2,0.7,0.15,0.05"
        let custom = try ControlLightCustom(gamut: word).decided(after: LightCustom())
        #expect(custom.gamut?.kind == .other && custom.gamut?.green == ColorXY(x: 0.2, y: 0.7))
        #expect(ControlLightCustom(custom).gamut == word)
    }

    @Test(arguments: [(7.0, 0.07), (0, 0), (90, 0.9), (12.34, 0.1234)])
    func aFloorIsInPercent(_ percent: Double, _ floor: Double) throws {
        let custom = try ControlLightCustom(floor: percent).decided(after: LightCustom())
        #expect(abs(custom.floor - floor) < 1e-12)
        #expect(ControlLightCustom(custom).floor == (percent > 0 ? percent : nil))
    }

    @Test(arguments: [
        (ControlLightCustom(kind: "lamp"), "there is no kind \"lamp\"; there are: onoff, dimmable, ct, color, default"),
        (ControlLightCustom(floor: -1), "a floor is 0 to 90 percent"), (ControlLightCustom(floor: 91), "a floor is 0 to 90 percent"),
        (ControlLightCustom(gamut: "D"), "a gamut is A, B, C, default, or the corners red, green and blue as x,y,x,y,x,y"),
        (ControlLightCustom(gamut: "0,0,1,0,1"), "a gamut is A, B, C, default, or the corners red, green and blue as x,y,x,y,x,y"),
        (ControlLightCustom(gamut: "0,0,2,0,1,1"), "a gamut is A, B, C, default, or the corners red, green and blue as x,y,x,y,x,y"),
    ])
    func whatMeansNothingIsSaid(_ custom: ControlLightCustom, _ words: String) {
        let problem = #expect(throws: ControlProblem.self) { try custom.decided(after: LightCustom()) }
        #expect(problem?.problem == words)
    }
}
