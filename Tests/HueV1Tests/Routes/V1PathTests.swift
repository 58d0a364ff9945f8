import HueV1
import Testing

@Suite("A path")
struct V1PathTests {
    @Test(arguments: [
        ("/api", nil, []), ("/api/", nil, []), ("/api?x", nil, []), ("/api/k", "k", []), ("/api/k/", "k", []),
        ("/api/k/lights", "k", ["lights"]),
        ("/api/k/lights/", "k", ["lights"]), ("/api/k/lights?a=/b", "k", ["lights"]), ("/api//lights", "", ["lights"]),
        ("/api/k/lights/1/state", "k", ["lights", "1", "state"]), ("/api/k//lights", "k", ["", "lights"]),
        ("/api/k/lights#x", "k", ["lights"]),
    ] as [(String, String?, [String])])
    func `is taken apart`(uri: String, key: String?, rest: [String]) throws {
        let path = try #require(V1Path(uri))
        #expect(path.key == key && path.rest == rest)
        #expect(path.address == "/" + rest.joined(separator: "/"))
    }

    @Test(arguments: ["", "/", "/foo", "/clip/v2/resource", "/apix", "/API", "api", "//api", "/description.xml"])
    func `that is none of v1's is left to others, rows 10 and 11`(uri: String) {
        #expect(V1Path(uri) == nil)
    }

    @Test(arguments: [
        ("/api/config", true), ("/api/0/config", true), ("/api//config", true), ("/api/k/config/x", false),
        ("/api/k", false), ("/api", false),
        ("/api/config/lights", false),
    ])
    func `is the short configuration's or not`(uri: String, isShort: Bool) throws {
        #expect(try #require(V1Path(uri)).isShortConfig == isShort)
    }
}
