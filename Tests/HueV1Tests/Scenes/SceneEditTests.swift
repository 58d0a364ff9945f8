import Foundation
import HomeModel
import Testing

@testable import HueV1

/// Rows 133–135 of the reference's checklist, and §10.3.
@Suite("A scene")
struct SceneEditTests {
    /// Requests about a scene called `@` of lights 1 and 2, or of group 2 where the request names `%`.
    private func check(_ row: Row) throws {
        var fixture = try V1Fixture()
        let own = fixture.addScene(#"{"name":"S","lights":["1","2"]}"#)
        let group = fixture.addScene(#"{"name":"G","type":"GroupScene","group":"2"}"#)
        func fill(_ text: String) -> String { text.replacing("@", with: own).replacing("%", with: group) }
        #expect(fixture.send(fill(row.request), row.body) == fill(row.answer), "\(row)")
        guard let shown = row.shown else { return }
        let reading = fixture.send("GET " + fill(shown.path))
        #expect(reading.contains(fill(shown.piece)), "\(row): \(reading)")
    }

    private static let put = "PUT /scenes/@"
    private static func set(_ name: String, _ value: String) -> Entry { .set("/scenes/@/" + name, value) }
    private static func bad(_ name: String, _ value: String) -> Entry { .invalid("/scenes/@/" + name, value) }

    private static let attributes: [Row] = [
        Row("§10.3", put, #"{"name":"Cozy"}"#, set("name", #""Cozy""#)).shows("/scenes/@", #"{"name":"Cozy","#),
        Row("§10.3", put, #"{"name":""}"#, bad("name", "")),
        Row("§10.3", put, #"{"lights":["3","2"]}"#, set("lights", #"["3","2"]"#))
            .shows("/scenes/@", #""lightstates":{"3":{"on":false,"bri":254,"ct":366},"2":{"on":true,"bri":254}}"#),
        Row("§10.3", put, #"{"lights":[]}"#, bad("lights", "[]")),
        Row("§10.3", "PUT /scenes/%", #"{"lights":["3"]}"#, .readOnly("/scenes/%/lights")),
        Row("133", put, #"{"storelightstate":true}"#, set("storelightstate", "true")),
        Row("133 (M)", put, #"{"storelightstate":false}"#, bad("storelightstate", "false")),
        Row("§10.3", put, #"{"appdata":{"version":1,"data":"x"}}"#, set("appdata/version", "1"), set("appdata/data", #""x""#))
            .shows("/scenes/@", #""appdata":{"version":1,"data":"x"}"#),
        Row(
            "§10.3 (M)", put, #"{"appdata":{"data":"x","y":1}}"#, .unknown("/scenes/@/appdata/y"),
            .missing("/scenes/@/appdata/version")),
        Row("§10.3", put, #"{"picture":"p","image":"A1F7DA49-d181-4328-abea-68c9dc4b5416"}"#,
            set("picture", #""p""#), set("image", #""A1F7DA49-d181-4328-abea-68c9dc4b5416""#))
            .shows("/scenes/@", #""picture":"p","image":"A1F7DA49-d181-4328-abea-68c9dc4b5416""#),
        Row("§10.3 (M)", put, #"{"transitiontime":20}"#, set("transitiontime", "20"))
            .shows("/scenes/@", #""2":{"on":true,"bri":254,"transitiontime":20}"#),
        Row("§10.3", put, #"{"recycle":true,"locked":true,"owner":"x","type":"x","group":"1","version":2,"lastupdated":"x"}"#,
            .readOnly("/scenes/@/recycle"), .readOnly("/scenes/@/locked"), .readOnly("/scenes/@/owner"),
            .readOnly("/scenes/@/type"),
            .readOnly("/scenes/@/group"), .readOnly("/scenes/@/version"), .readOnly("/scenes/@/lastupdated")),
        Row(
            "§3.2", put, #"{"foo":1,"name":"A","picture":5}"#, .unknown("/scenes/@/foo"), bad("picture", "5"), set("name",
            #""A""#)),
        Row("§10.3", put, #"{"lightstates":{"1":{"on":false,"foo":1},"2":{"bri":10}}}"#,
            .unknown("/scenes/@/lightstates/1/foo"), set("lightstates/1/on", "false"), set("lightstates/2/bri", "10"))
            .shows("/scenes/@", #""lightstates":{"1":{"on":false,"bri":254,"ct":366},"2":{"on":true,"bri":10}}"#),
        Row("§10.3 (M)", put, #"{"lightstates":{"3":{"on":false}}}"#, bad("lightstates", "3")),
        Row("§4.3 (M)", put, "{}", text: "[]"),
        Row("§2", "POST /scenes/@", "{}", .method("POST", "/scenes/@")),
    ]

    @Test(arguments: attributes)
    func `has attributes`(row: Row) throws { try check(row) }

    private static let light = "PUT /scenes/@/lightstates/1"
    private static func set1(_ name: String, _ value: String) -> Entry { set("lightstates/1/" + name, value) }

    private static let stored: [Row] = [
        Row("134", light, #"{"on":true,"ct":200}"#, set1("on", "true"), set1("ct", "200"))
            .shows("/scenes/@", #""lightstates":{"1":{"on":true,"bri":254,"ct":200},"#),
        Row("134 (M)", light, #"{"xy":[0.5,0.4],"bri":255}"#, set1("bri", "254"), set1("xy", "[0.5,0.4]"))
            .shows("/scenes/@", #""1":{"on":true,"bri":254,"xy":[0.5,0.4]}"#),
        Row("134 (M)", light, #"{"hue":10,"sat":20,"effect":"colorloop","transitiontime":3}"#,
            set1("transitiontime", "3"), set1("hue", "10"), set1("sat", "20"), set1("effect", #""colorloop""#))
            .shows("/scenes/@", #""1":{"on":true,"bri":254,"hue":10,"sat":20,"effect":"colorloop","transitiontime":3}"#),
        Row("§10.3", light, #"{"bri":256,"on":false}"#, bad("lightstates/1/bri", "256"), set1("on", "false")),
        Row("§10.3", light, #"{"alert":"select","bri_inc":5,"foo":1}"#, .unknown("/scenes/@/lightstates/1/alert"),
            .unknown("/scenes/@/lightstates/1/bri_inc"), .unknown("/scenes/@/lightstates/1/foo")),
        Row("§10.3", "PUT /scenes/@/lightstates/2", #"{"ct":200}"#, .unknown("/scenes/@/lightstates/2/ct")),
        Row("§10.3 (M)", "PUT /scenes/@/lightstates/3", #"{"on":true}"#, .none("/scenes/@/lightstates/3")),
        Row("§10.3 (M)", "PUT /scenes/@/lightstates/99", #"{"on":true}"#, .none("/scenes/@/lightstates/99")),
        Row("§4.2", "PUT /scenes/none/lightstates/1", #"{"on":true}"#, .none("/scenes/none")),
        Row("§4.2", light, "{", .badJSON("/scenes/@/lightstates/1")),
        Row("§2", "GET /scenes/@/lightstates/1", "", .method("GET", "/scenes/@/lightstates/1")),
    ]

    @Test(arguments: stored)
    func `stores what it is told of each light`(row: Row) throws { try check(row) }

    @Test func `row 133: stores how its lights are now, and when`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"lights":["1"]}"#)
        _ = fixture.send("PUT /lights/1/state", #"{"bri":33,"hue":5}"#)
        fixture.pass(.seconds(60))
        _ = fixture.send("PUT /scenes/\(id)", #"{"storelightstate":true}"#)
        let shown = fixture.send("GET /scenes/\(id)")
        #expect(shown.contains(#""lastupdated":"2017-12-03T21:50:38""#))
        #expect(shown.contains(#""lightstates":{"1":{"on":true,"bri":33,"hue":5,"sat":139,"effect":"none"}}"#))
    }

    @Test func `row 135: that a rule needs is locked`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"lights":["1"]}"#)
        let scene = try #require(fixture.numbers.scenes[id])
        let light = Condition.Subject(ResourceReference(.light, try fixture.id(ofLight: 1)), .on)
        let draft = RuleDraft(
            id: ResourceID(derivedFrom: scene, "rule"), name: "Rule",
            conditions: [Condition(subject: light, test: .isTrue(true), wording: .init(sign: "eq", value: "true"))],
            actions: [AutomationAction(
                command: .recallScene(scene, in: .wholeHome, transition: nil),
                wording: .init(method: "PUT", address: "/groups/0/action", body: "{}"))])
        fixture.home = Home(
            restoring: fixture.home.identity, settings: fixture.home.settings,
            resources: fixture.home.resources + [Rule(draft, name: "Rule", maker: nil, created: .distantPast)])
        #expect(fixture.send("GET /scenes/\(id)").contains(#""locked":true"#))
        #expect(fixture.send("GET /scenes").contains(#""locked":true"#))
        #expect(fixture.send("DELETE /scenes/\(id)")
            == Entry.error(403, "/scenes/\(id)", "Scene could not be removed, because it's locked.").alone)
    }
}
