import HomeModel
import Testing

/// Found in review: what hidden lights were told could be read off a group's last action.
@Suite("The last action of a group that is seen in part")
struct LastActionTests {
    @Test func isThatOfTheLightsThatAreSeen() throws {
        var house = try GrantHouse()
        let dim = patch { $0.on = true; $0.brightness = .to(Brightness(fraction: 0.25)) }
        try house.test.perform(.setGroup(.room(house["Kitchen"]), dim))
        try house.test.perform(.setGroup(.wholeHome, dim))
        try house.test.perform(.setLight(house["Stove"], patch { $0.brightness = .to(.full) }))
        try house.grant(lights: ["Stove"])
        let seen = house.seen
        for group in [LightGroup.room(house["Kitchen"]), .wholeHome] {
            let members = try seen.lights(in: group)
            #expect(members.map(\.id) == [house["Stove"]])
            #expect(seen.lastAction(of: group, members: members).brightness == .full)
        }
    }

    @Test func ofAGroupThatIsSeenWholeItIsTheGroups() throws {
        var house = try GrantHouse()
        try house.test.perform(.setGroup(.room(house["Study"]), patch { $0.on = true }))
        try house.grant(groups: ["Study"])
        #expect(house.seen.rooms[house["Study"]]?.lastAction?.on == true)
    }

    @Test func whoMayNoLongerConfigureStreamsNoLonger() throws {
        var house = try GrantHouse()
        try house.grant(groups: ["Ways"])
        try house.test.perform(.stream(house["Ways"], true), by: house.caller)
        #expect(house.test.home.zones[house["Ways"]]?.streamer == house.app)
        try house.grant(.control, groups: ["Ways"])
        #expect(house.test.home.zones[house["Ways"]]?.streamer == nil)
        #expect(house.test.home.streamingLights.isEmpty)
    }
}
