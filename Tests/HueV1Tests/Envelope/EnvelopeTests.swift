import Foundation
import HomeModel
import Testing

@testable import HueV1

/// Rows 4–9 and 17–30 of the reference's checklist: what every answer has in common.
@Suite("The envelope of an answer")
struct EnvelopeTests {
    private static let rows: [Row] = [
        Row("4", "GET /api", "", .method("GET", "/")),
        Row("4", "PUT /api", "{}", .method("PUT", "/")),
        Row("4", "DELETE /api/", "", .method("DELETE", "/")),
        Row("5", "GET /api/bad", "", .stranger("/")),
        Row("6", "GET /api/bad/lights", "", .stranger("/lights")),
        Row("7", "PUT /api/bad/lights/1/state", #"{"on":false}"#, .stranger("/lights/1/state"))
            .shows("/lights/1", #""on":true"#),
        Row("8 (M)", "PUT /api/bad/lights/1/state", "{broken", .stranger("/lights/1/state")),
        Row("8 (M)", "PATCH /api/bad/nothing", "", .stranger("/nothing")),
        Row("9 (M)", "PUT /api/bad/config", #"{"name":"Test"}"#, .stranger("/config")),
        Row("§1.3 (M)", "GET /api//lights", "", .stranger("/lights")),
        Row("17", "PUT /lights/1", #"{"name":"A\/B \u00e9"}"#, .set("/lights/1/name", #""A/B é""#)),
        Row("18", "PUT /lights/1/state", "{\"on\":true}\0", .set("/lights/1/state/on", "true")),
        Row("19", "GET /lightsXX", "", .method("GET", "/lightsXX")),
        Row("20", "GET /lights/99", "", .none("/lights/99")),
        Row("§2 (M)", "GET /lights/abc", "", .none("/lights/abc")),
        Row("§2", "GET /lights/01", "", .none("/lights/01")),
        Row("§2", "GET /groups/99", "", .none("/groups/99")),
        Row("§2", "GET /sensors/99", "", .none("/sensors/99")),
        Row("§2", "GET /scenes/99", "", .none("/scenes/99")),
        Row("21", "PUT /lights", #"{"on":true}"#, .method("PUT", "/lights")),
        Row("22 (M)", "POST /lights/1", "{}", .method("POST", "/lights/1")),
        Row("23", "PUT /api/\(V1Fixture.me)", #"{"x":1}"#, .method("PUT", "/")),
        Row("24", "PUT /lights/1/state", "{on:true}", .badJSON("/lights/1/state")),
        Row("24", "PUT /groups/1", "{", .badJSON("/groups/1")),
        Row("24", "PUT /config", "{'a':1}", .badJSON("/config")),
        Row("24 (M)", "PUT /lights/1/state", "[]", .badJSON("/lights/1/state")),
        Row("25", "PUT /lights/1/state", #"{"on":true,}"#, .badJSON("/lights/1/state")),
        Row("26 (M)", "PUT /lights/1/state", "", .missing("/lights/1/state")),
        Row("26 (M)", "PUT /config", " \n\0", .missing("/config")),
        Row("27 (M)", "PUT /lights/1/state", "{}"),
        Row("27 (M)", "PUT /lights/1", "{}"),
        Row("27 (M)", "PUT /lights/1/config", "{}"),
        Row("27 (M)", "PUT /groups/1", "{}"),
        Row("27 (M)", "PUT /groups/1/action", "{}"),
        Row("27 (M)", "PUT /sensors/2", "{}"),
        Row("27 (M)", "PUT /config", "{}"),
        Row("§4.2", "PUT /lights/99/state", #"{"on":true}"#, .none("/lights/99")),
        Row("§4.2 (M)", "PUT /lights/99/state", "{broken", .badJSON("/lights/99/state")),
        Row("§4.2", "PUT /lights/99", #"{"name":"x"}"#, .none("/lights/99")),
        Row("§4.2", "PUT /lights/99/config", "{}", .none("/lights/99")),
        Row("§4.2", "PUT /groups/99/action", "{}", .none("/groups/99")),
        Row("§4.2", "PUT /groups/99", "{}", .none("/groups/99")),
        Row("§4.2", "PUT /sensors/99", "{}", .none("/sensors/99")),
        Row("30", "GET /scenes", text: "{}"),
        Row("30", "GET /rules", text: "{}"),
        Row("30", "GET /schedules", text: "{}"),
        Row("30", "GET /resourcelinks", text: "{}"),
    ]

    @Test(arguments: rows)
    func `is the same for every resource`(row: Row) throws { try row.check() }

    @Test(arguments: ["/api/config", "/api/nouser/config", "/api/0/config", "/api/config/", "/api/config?x=1"])
    func `rows 1 to 3: the short configuration needs no key`(path: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET " + path) == Golden.shortConfig)
    }

    @Test func `rows 28 and 29: no key in an address, and a type is a number`() throws {
        var fixture = try V1Fixture()
        for request in ["PUT /lights/1/state", "PUT /groups/1/action", "PUT /config", "PUT /lights/99", "GET /nothing"] {
            let answer = fixture.send(request, #"{"on":true,"foo":1}"#)
            let entries = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [[String: Any]])
            #expect(!answer.contains("/api") && !answer.contains(V1Fixture.me) && !entries.isEmpty)
            for case let error as [String: Any] in entries.map({ $0["error"] as Any }) { #expect(error["type"] is Int) }
        }
    }

    @Test func `an answer that could not be kept is error 901`() {
        let answering = V1Answering("/lights/1") { _, _ in [] }
        #expect(String(decoding: answering.answer(.failed), as: UTF8.self) == Entry.error(901, "/lights/1", "Internal error, 503").alone)
    }

    @Test func `refusals have the words of the catalogue`() {
        let answering = V1Answering("/lights") { _, _ in [] }
        let light = ResourceReference(.light, ResourceID(derivedFrom: .devices, "nobody's"))
        let worded: [(V1Answering.Result, Int)] = [
            (.refused(.notFound(light)), 3), (.refused(.notAllowed), 1), (.refused(.linkButtonNotPressed), 101),
            (.refused(.invalid(attribute: "name")), 7), (.refused(.inAnotherRoom(light.id)), 306),
            (.refused(.full(.light)), 901),
        ]
        for (result, type) in worded {
            #expect(String(decoding: answering.answer(result), as: UTF8.self).hasPrefix(#"[{"error":{"type":\#(type),"#))
        }
    }
}
