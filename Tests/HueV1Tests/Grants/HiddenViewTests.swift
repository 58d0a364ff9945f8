import Foundation
import HomeModel
import Testing

@testable import HueV1

/// What an app that may do everything finds of lights that the owner hides. The sample home has lights 1…6 and rooms 1…3.
@Suite("v1 and hidden lights")
struct HiddenViewTests {
    private func fixture(hiding numbers: Int...) throws -> V1Fixture {
        var fixture = try V1Fixture()
        for number in numbers { try fixture.hide(number) }
        return fixture
    }

    @Test func `they are in no list and no group, and counted nowhere`() throws {
        var fixture = try fixture(hiding: 2, 5)
        #expect(fixture.keys("GET /lights") == ["1", "3", "4", "6"])
        #expect(fixture.send("GET /groups/1").contains(#""lights":["1"]"#))
        #expect(fixture.send("GET /groups/0").contains(#""lights":["1","3","4","6"]"#))
        #expect(fixture.send("GET /capabilities/lights") == #"{"available":59,"total":63}"#)
        #expect(fixture.keys("GET /", in: "lights") == ["1", "3", "4", "6"])
        for request in ["GET", "DELETE"] { #expect(fixture.send(request + " /lights/2") == Entry.none("/lights/2").alone) }
        #expect(fixture.send("PUT /lights/2/state", #"{"on":false}"#) == Entry.none("/lights/2").alone)
    }

    @Test func `with nothing hidden nothing is different`() throws {
        var (plain, again) = (try V1Fixture(), try fixture(hiding: 1, 4))
        for number in [1, 4] { try again.hide(number, hidden: false) }
        for path in ["/", "/lights", "/groups", "/groups/0", "/groups/1", "/scenes"] {
            #expect(again.send("GET " + path) == plain.send("GET " + path))
        }
    }

    @Test func `the numbers of others stay, and nobody gets the hidden one's`() throws {
        var fixture = try fixture(hiding: 2)
        try fixture.perform(.addDevice(.lamp(7, "New", .colorLamp, LightAbilities())))
        #expect(fixture.keys("GET /lights") == ["1", "3", "4", "5", "6", "7"])
        try fixture.hide(2, hidden: false)
        #expect(fixture.send("GET /lights/2").contains("Hue white lamp 1"))
    }

    @Test func `group 0 is lit when the lights that are shown are, and reaches no other`() throws {
        var fixture = try fixture(hiding: 2)
        _ = fixture.send("PUT /groups/0/action", #"{"on":false}"#)
        #expect(fixture.send("GET /groups/0").contains(#""state":{"all_on":false,"any_on":false}"#))
        #expect(fixture.home.lights[try fixture.id(ofLight: 2)]?.state.on == true)
        try fixture.hide(2, hidden: false)
        #expect(fixture.send("GET /groups/0").contains(#""state":{"all_on":false,"any_on":true}"#))
    }

    @Test func `a scene of their room can be made, recalled and read without them`() throws {
        var fixture = try fixture(hiding: 2)
        let made = fixture.send("POST /scenes", #"{"name":"S","type":"GroupScene","group":"1","recycle":false}"#)
        #expect(made.contains("success"))
        let id = try #require(fixture.keys("GET /scenes").first)
        #expect(fixture.send("GET /scenes/" + id).contains(#""lights":["1"]"#))
        #expect(fixture.send("PUT /groups/1/action", #"{"scene":"\#(id)"}"#).contains("success"))
        #expect(fixture.send("DELETE /groups/1").contains("success"))
    }

    @Test func `what the owner makes of a light is what apps find`() throws {
        var fixture = try V1Fixture()
        let id = try fixture.id(ofLight: 1)
        try fixture.perform(.customizeLight(id, LightCustom(kind: .dimmable)))
        #expect(fixture.send("GET /lights/1").contains(#""type":"Dimmable light""#))
        #expect(fixture.send("PUT /lights/1/state", #"{"ct":300}"#) == Entry.unknown("/lights/1/state/ct").alone)
        try fixture.perform(.customizeLight(id, LightCustom(gamut: .a)))
        #expect(fixture.send("GET /lights/1").contains(#""colorgamuttype":"A""#))
        try fixture.perform(.customizeLight(id, LightCustom(kind: .onOff)))
        #expect(fixture.send("GET /lights/1").contains(#""type":"On/Off light""#))
    }
}

extension V1Fixture {
    mutating func hide(_ number: Int, hidden: Bool = true) throws {
        try perform(.customizeLight(try id(ofLight: number), LightCustom(isHidden: hidden)))
    }
}
