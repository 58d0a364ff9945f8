import Testing

@testable import HueV1

/// The table of §2 of the reference: what can be asked for where. What is missing here answers error 4.
@Suite("An endpoint")
struct V1EndpointTests {
    private static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "get"]

    private static let table: [(path: String, methods: [String: V1Endpoint])] = [
        ("", ["GET": .fullState]),
        ("lights", ["GET": .all(.lights), "POST": .searchLights]),
        ("lights/new", ["GET": .newLights]),
        ("lights/1", ["GET": .one(.lights, "1"), "PUT": .editLight("1"), "DELETE": .removeLight("1")]),
        ("lights/1/state", ["PUT": .setLight("1")]),
        ("lights/1/config", ["PUT": .configureLight("1")]),
        ("lights/1/state/on", [:]),
        ("groups", ["GET": .all(.groups)]),
        ("groups/0", ["GET": .one(.groups, "0")]),
        ("groups/1", ["GET": .one(.groups, "1"), "PUT": .editGroup("1")]),
        ("groups/0/action", ["PUT": .setGroup("0")]),
        ("groups/1/stream", [:]),
        ("schedules", ["GET": .all(.schedules)]),
        ("schedules/1", ["GET": .one(.schedules, "1")]),
        ("scenes", ["GET": .all(.scenes)]),
        ("scenes/a", ["GET": .one(.scenes, "a")]),
        ("scenes/a/lightstates/1", [:]),
        ("sensors", ["GET": .all(.sensors)]),
        ("sensors/new", ["GET": .newSensors]),
        ("sensors/1", ["GET": .one(.sensors, "1"), "PUT": .editSensor("1")]),
        ("sensors/1/state", [:]),
        ("rules", ["GET": .all(.rules)]),
        ("rules/1/conditions", [:]),
        ("resourcelinks", ["GET": .all(.resourcelinks)]),
        ("config", ["GET": .config, "PUT": .editConfig]),
        ("config/name", [:]),
        ("config/whitelist", [:]),
        ("config/whitelist/k", ["DELETE": .deleteKey]),
        ("capabilities", ["GET": .capabilities]),
        ("capabilities/lights", ["GET": .capability("lights")]),
        ("capabilities/lights/total", [:]),
        ("info", [:]),
        ("info/timezones", ["GET": .timezones]),
        ("nothing", [:]),
        ("Lights", [:]),
    ]

    @Test(arguments: table)
    func `takes the methods it can and no others`(path: String, methods: [String: V1Endpoint]) {
        let segments = path.isEmpty ? [] : path.split(separator: "/").map(String.init)
        for method in Self.methods { #expect(V1Endpoint(method, segments) == methods[method], "\(method) \(path)") }
    }
}
