@testable import CloudConnectors
import HomeModel
import Testing

@Suite("What a cloud is told of shared lights")
struct ShareNewsTests {
    private var news = ShareNews(interval: .milliseconds(250))

    @Test mutating func everythingIsToldOnceAndThenOnlyWhatDiffers() {
        #expect(look([shown(0), shown(1)], at: 0).changed == [shown(0), shown(1)])
        #expect(look([shown(0), shown(1)], at: 1000) == ShareNews.Telling())
        #expect(look([shown(0), shown(1, on: true)], at: 2000).changed == [shown(1, on: true)])
    }

    @Test mutating func aLightIsSpokenOfNoFasterThanThePaceAndInTheEndAsItIs() {
        _ = look([shown(0)], at: 0)
        let early = look([shown(0, on: true)], at: 100)
        #expect(early.changed.isEmpty)
        #expect(early.due == .milliseconds(250))
        #expect(look([shown(0)], at: 250) == ShareNews.Telling(), "it is as it was told")
        _ = look([shown(0, on: true)], at: 260)
        #expect(look([shown(0, reachable: false)], at: 510).changed == [shown(0, reachable: false)])
    }

    @Test mutating func lightsThatGoAreToldAndAreNewWhenTheyComeBack() {
        _ = look([shown(0), shown(1)], at: 0)
        #expect(look([shown(1)], at: 10).gone == [shown(0).light.id])
        #expect(look([shown(1)], at: 20).gone.isEmpty)
        #expect(look([shown(0), shown(1)], at: 30).changed == [shown(0)])
    }

    @Test mutating func whoMayHaveMissedItIsToldAllAnew() {
        _ = look([shown(0)], at: 0)
        news.forget()
        #expect(look([shown(0)], at: 1).changed == [shown(0)])
    }

    private mutating func look(_ seen: [SharedLights.Shown], at milliseconds: Int) -> ShareNews.Telling {
        news.look(seen, at: .milliseconds(milliseconds))
    }

    private func shown(_ number: Int, on: Bool = false, reachable: Bool = true) -> SharedLights.Shown {
        let id = ResourceID(derivedFrom: .devices, "test", "\(number)")
        var light = Light(id: id, owner: id, index: 0, name: "Lamp \(number)", abilities: LightAbilities())
        light.state.on = on
        return SharedLights.Shown(light: light, isReachable: reachable)
    }
}
