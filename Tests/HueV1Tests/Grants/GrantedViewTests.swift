import Foundation
import HomeModel
import Testing

@testable import HueV1

/// What an app finds in v1 that was granted some things. The sample home has lights 1…6, sensors 1…5 and rooms 1…3.
@Suite("v1 under a grant")
struct GrantedViewTests {
    /// A fixture in which I am granted some lights and rooms by their numbers.
    private func fixture(
        _ level: Grant.Level = .configure, lights: [Int] = [], rooms: [Int] = [], aliases: [Int: Grant.Alias] = [:]
    ) throws -> V1Fixture {
        var fixture = try V1Fixture()
        let (known, groups) = (fixture.numbers.lights, fixture.numbers.groups)
        let scope = Grant.Scope.only(
            lights: Set(lights.compactMap { known[$0] }), groups: Set(rooms.compactMap { groups[$0] }), sensors: [])
        let named = Dictionary(uniqueKeysWithValues: aliases.compactMap { entry in known[entry.key].map { ($0, entry.value) } })
        try fixture.grant(Grant(level: level, scope: scope, aliases: named))
        return fixture
    }

    @Test func `what is not granted is not there`() throws {
        var fixture = try fixture(lights: [1])
        #expect(fixture.keys("GET /lights") == ["1"] && fixture.keys("GET /sensors").isEmpty)
        #expect(fixture.keys("GET /groups") == ["1"])
        #expect(fixture.send("GET /groups/1").contains(#""lights":["1"],"sensors":[]"#))
        #expect(fixture.send("GET /groups/0").contains(#""lights":["1"],"sensors":[]"#))
        for path in ["/lights/2", "/sensors/1", "/groups/2", "/lights/99"] {
            #expect(fixture.send("GET " + path) == Entry.none(path).alone)
        }
        #expect(fixture.send("PUT /lights/2/state", #"{"on":false}"#) == Entry.none("/lights/2").alone)
        #expect(fixture.send("DELETE /lights/2") == Entry.none("/lights/2").alone)
        #expect(fixture.send("GET /capabilities/lights") == #"{"available":62,"total":63}"#)
        #expect(fixture.keys("GET /config", in: "whitelist") == [V1Fixture.me])
    }

    @Test func `what is granted is as for everybody`() throws {
        var all = try V1Fixture(), some = try fixture(rooms: [1])
        for path in ["/lights/1", "/lights/2", "/sensors/3", "/groups/1"] { #expect(some.send("GET " + path) == all.send("GET " + path)) }
        #expect(some.keys("GET /sensors") == ["3", "4", "5"])
        let request = ("PUT /groups/1/action", #"{"on":true,"bri":9}"#)
        #expect(some.send(request.0, request.1) == all.send(request.0, request.1))
    }

    @Test func `a group is switched as far as it is seen, and answers as if that were all`() throws {
        var fixture = try fixture(lights: [2])
        let answer = fixture.send("PUT /groups/1/action", #"{"bri":9,"ct":300}"#)
        #expect(answer == Entry.list([.unknown("/groups/1/action/ct"), .set("/groups/1/action/bri", "9")]))
        #expect(fixture.send("GET /lights/2").contains(#""bri":9,"#))
        let hidden = try fixture.id(ofLight: 1)
        #expect(fixture.home.lights[hidden]?.state.brightness == .full)
        _ = fixture.send("PUT /groups/0/action", #"{"on":false}"#)
        #expect(fixture.home.lights.all.count(where: \.state.on) == 4)
        #expect(fixture.send("GET /groups/0").contains(#""state":{"all_on":false,"any_on":false}"#))
    }

    @Test func `what goes too far is answered like a wrong key`() throws {
        var fixture = try fixture(.control, lights: [1])
        #expect(fixture.send("PUT /lights/1/state", #"{"on":true}"#) == Entry.set("/lights/1/state/on", "true").alone)
        #expect(fixture.send("PUT /lights/1", #"{"name":"x"}"#) == Entry.stranger("/lights/1").alone)
        #expect(fixture.send("PUT /lights/2", #"{"name":"x"}"#) == Entry.none("/lights/2").alone)
        #expect(fixture.send("PUT /config", #"{"name":"Home"}"#) == Entry.stranger("/config").alone)
        try fixture.grant(Grant(level: .read))
        #expect(fixture.send("PUT /lights/1/state", #"{"on":true}"#) == Entry.stranger("/lights/1").alone)
        #expect(fixture.send("GET /lights/1").hasPrefix(#"{"state""#))
    }

    @Test func `a grant that ended is answered like a wrong key, to everything`() throws {
        var fixture = try V1Fixture()
        try fixture.grant(Grant(until: fixture.now.utc.addingTimeInterval(10)))
        #expect(fixture.keys("GET /lights").count == 6)
        fixture.pass(.seconds(10))
        for request in ["GET /lights", "GET /config", "PUT /lights/1/state", "GET /foo"] {
            let path = String(request.drop { $0 != "/" })
            #expect(fixture.send(request, #"{"on":true}"#) == Entry.stranger(path).alone)
        }
        #expect(fixture.send("GET /api/" + V1Fixture.other + "/config").contains(#""name":"test#me""#), "it stays in the list")
    }

    @Test func `a light has the number and name that the app knows it by, everywhere`() throws {
        var fixture = try fixture(lights: [1, 3, 4], rooms: [], aliases: [4: .init(number: 1, name: "Shelf")])
        #expect(fixture.keys("GET /lights") == ["1", "2", "3"], "light 1 had to make room")
        #expect(fixture.send("GET /lights/1").contains(#""name":"Shelf""#))
        #expect(fixture.send("GET /lights/2").contains(#""name":"Hue color lamp 1""#))
        #expect(fixture.send("GET /groups/2").contains(#""lights":["3","1"]"#))
        #expect(fixture.send("PUT /lights/1/state", #"{"bri":9}"#) == Entry.set("/lights/1/state/bri", "9").alone)
        #expect(fixture.home.lights[try fixture.id(ofLight: 4)]?.state.brightness == Brightness(v1: 9))
        #expect(fixture.send("PUT /lights/1", #"{"name":"Rack"}"#) == Entry.set("/lights/1/name", #""Rack""#).alone)
        #expect(fixture.send("GET /lights/1").contains(#""name":"Rack""#))
        #expect(fixture.home.lights[try fixture.id(ofLight: 4)]?.name == "Hue ambiance lamp 1")
        #expect(fixture.send("GET /api/\(V1Fixture.other)/lights/4").contains("Hue ambiance lamp 1"))
    }

    @Test func `an app that is granted everything gets the view as it is`() throws {
        let fixture = try V1Fixture()
        let app = try #require(fixture.home.apps(withKey: V1Fixture.me).first)
        let view = V1View(seenBy: app, of: fixture.home, numbers: fixture.numbers)
        #expect(view.numbers == fixture.numbers && view.home.lights.count == fixture.home.lights.count)
    }

    @Test func `who made something is told only of apps that are seen`() throws {
        var fixture = try V1Fixture()
        let apps = [V1Fixture.me, V1Fixture.other].compactMap { fixture.home.apps(withKey: $0).first }
        let whole = V1View(seenBy: apps[0], of: fixture.home, numbers: fixture.numbers)
        #expect(whole.owner(apps[1].id, for: apps[0]) == apps[1].id.description && whole.owner(nil, for: apps[0]) == "none")
        try fixture.grant(Grant(scope: .nothing))
        let mine = V1View(seenBy: apps[0], of: fixture.home, numbers: fixture.numbers)
        #expect(mine.owner(apps[1].id, for: apps[0]) == "none" && mine.owner(apps[0].id, for: apps[0]) == V1Fixture.me)
    }

    @Test func `an app that was shut out finds nothing`() throws {
        var fixture = try V1Fixture()
        let app = try #require(fixture.home.apps(withKey: V1Fixture.me).first)
        try fixture.perform(.revokeApp(app.id))
        let view = V1View(seenBy: app, of: fixture.home, numbers: fixture.numbers)
        #expect(view.home.lights.count == 0 && view.numbers.lights.entries.isEmpty && view.numbers.groups.entries.isEmpty)
    }
}

extension V1Fixture {
    /// Grants me something.
    mutating func grant(_ grant: Grant) throws {
        guard let app = home.apps(withKey: Self.me).first else { throw Refusal.notAllowed }
        try perform(.grant(app.id, grant))
    }

    /// The keys of an object that I read, in order; of a member of it if one is named.
    mutating func keys(_ request: String, in member: String? = nil) -> [String] {
        guard let node = try? JSONParser.parse(Array(send(request).utf8)) else { return [] }
        return (member.flatMap { node.members?[$0] } ?? node).members?.map(\.name) ?? []
    }
}
