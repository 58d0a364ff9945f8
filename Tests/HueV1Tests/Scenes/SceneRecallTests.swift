import HomeModel
import Testing

@testable import HueV1

/// Rows 124 and 132 of the reference's checklist, and §9.6.
@Suite("Recalling a scene")
struct SceneRecallTests {
    @Test func `row 132: changes what is in both the scene and the group`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"lights":["1","5"]}"#)
        _ = fixture.send("PUT /groups/0/action", #"{"on":false}"#)
        let asked = #"{"scene":"\#(id)"}"#
        #expect(fixture.send("PUT /groups/1/action", asked) == Entry.set("/groups/1/action/scene", #""\#(id)""#).alone)
        #expect([1, 2, 5].map { fixture.send("GET /lights/\($0)").contains(#"{"on":true"#) } == [true, false, false])
        #expect(fixture.send("PUT /groups/0/action", asked) == Entry.set("/groups/0/action/scene", #""\#(id)""#).alone)
        #expect(fixture.send("GET /lights/5").contains(#"{"on":true"#))
    }

    @Test func `wins over what stands beside it, but for the transition`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"lights":["1"],"lightstates":{"1":{"on":true,"bri":77}}}"#)
        let answer = fixture.send("PUT /groups/1/action", #"{"bri":5,"hue":true,"transitiontime":30,"scene":"\#(id)"}"#)
        #expect(answer == Entry.list([
            .invalid("/groups/1/action/hue", "true"), .set("/groups/1/action/scene", #""\#(id)""#),
        ]))
        #expect(fixture.send("GET /groups/1").contains(#""action":{"on":true,"bri":77,"#))
        #expect(fixture.send("GET /lights/2").contains(#""bri":254"#))
    }

    @Test func `can be what a rule does`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"lights":["1"]}"#)
        let scene = try #require(fixture.numbers.scenes[id])
        let planner = V1Planner(
            view: fixture.view, network: fixture.network, profile: fixture.profile, quoting: .clean, newID: { .devices })
        let body = #"{"scene":"\#(id)","transitiontime":0}"#
        #expect(planner.command("PUT", "/groups/0/action", body: Array(body.utf8))
            == .recallScene(scene, in: .wholeHome, transition: .zero))
        let storing = planner.command("PUT", "/scenes/" + id, body: Array(#"{"storelightstate":true}"#.utf8))
        var patch = ScenePatch()
        patch.storesPresent = true
        #expect(storing == .editScene(scene, patch))
        #expect(planner.command("PUT", "/scenes/" + id, body: Array(#"{"storelightstate":true,"x":1}"#.utf8)) == nil)
        #expect(planner.command("POST", "/scenes", body: Array(#"{"lights":["1"]}"#.utf8)) == nil, "nothing breeds")
    }
}

/// Row 137 of the reference's checklist, and §10.3: scenes as apps of old make them.
@Suite("A scene of the old way")
struct OldSceneTests {
    private static let making = #"{"name":"x","lights":["1"]}"#
    private static let made = Entry.list([.set("/scenes/myscene/name", #""x""#), .set("/scenes/myscene/lights", #"["1"]"#)])

    @Test func `row 137: is called what its app wants, and hides what it stores`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("PUT /scenes/myscene", Self.making) == Self.made)
        #expect(fixture.send("GET /scenes/myscene") == Golden.old)
        #expect(fixture.send("GET /scenes").hasPrefix(#"{"myscene":{"name":"x","#))
        _ = fixture.send("DELETE /scenes/myscene")
        #expect(fixture.send("PUT /scenes/myscene", Self.making) == Self.made, "the id is free again")
    }

    @Test func `is stored anew when it is made again`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /scenes/myscene", Self.making)
        _ = fixture.send("PUT /lights/1/state", #"{"bri":9}"#)
        #expect(fixture.send("PUT /scenes/myscene", Self.making) == Self.made)
        #expect(fixture.home.scenes.all.map(\.lights.first?.patch.brightness) == [.to(Brightness(v1: 9))])
        _ = fixture.send("PUT /scenes/myscene", #"{"lights":["1","2"]}"#)
        #expect(fixture.send("GET /scenes/myscene").contains(#""lights":["1","2"]"#))
        #expect(fixture.send("GET /scenes/myscene").contains(#""lastupdated":null"#))
    }

    private static func badID(_ id: String) -> Entry { .error(7, "/scenes/" + id, "invalid value, \(id), for parameter, id") }

    @Test(arguments: [
        ("a", #"{"name":"x"}"#, Entry.none("/scenes/a")),
        ("a", #"{"storelightstate":true}"#, .none("/scenes/a")),
        ("a", #"{"lights":["99"]}"#, .invalid("/scenes/a/lights", "99")),
        ("seventeen-letters", #"{"lights":["1"]}"#, badID("seventeen-letters")), ("é", #"{"lights":["1"]}"#, badID("é")),
    ])
    func `is not made of half a request`(id: String, body: String, entry: Entry) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("PUT /scenes/" + id, body) == entry.alone)
        #expect(fixture.home.scenes.count == 0)
    }

    @Test func `that is called like another gets an id of its own`() throws {
        var ids = SceneIDs()
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /scenes/myscene", Self.making)
        let scene = try #require(fixture.home.scenes.all.map(\.id).first)
        ids.follow(.added, scene, in: fixture.home)
        var twin = SceneDraft(id: ResourceID(derivedFrom: scene, "twin"), name: "x", lights: [try fixture.id(ofLight: 1)])
        twin.chosenID = "myscene"
        try fixture.perform(.addScene(twin))
        ids.follow(.added, twin.id, in: fixture.home)
        #expect(ids["myscene"] == scene && ids.id(of: twin.id) == SceneIDs.scattered(twin.id))
    }
}
