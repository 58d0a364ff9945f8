import Testing

@testable import HueV1

/// The table of §2 of the reference: what can be asked for where. What is missing here answers error 4.
@Suite("An endpoint")
struct V1EndpointTests {
    private static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "get"]

    private static let table: [(path: String, methods: [String: V1Endpoint])] = [
        ("", ["GET": .fullState]),
        ("lights", ["GET": .all(.lights), "POST": .add(.lights)]),
        ("lights/new", ["GET": .newLights]),
        ("lights/1", ["GET": .one(.lights, "1"), "PUT": .edit(.lights, "1"), "DELETE": .remove(.lights, "1")]),
        ("lights/1/state", ["PUT": .setLight("1")]),
        ("lights/1/config", ["PUT": .configureLight("1")]),
        ("lights/1/state/on", [:]),
        ("groups", ["GET": .all(.groups), "POST": .add(.groups)]),
        ("groups/0", ["GET": .one(.groups, "0")]),
        ("groups/1", ["GET": .one(.groups, "1"), "PUT": .edit(.groups, "1"), "DELETE": .remove(.groups, "1")]),
        ("groups/0/action", ["PUT": .setGroup("0")]),
        ("groups/1/stream", ["PUT": .streamGroup("1")]),
        ("schedules", ["GET": .all(.schedules), "POST": .add(.schedules)]),
        (
            "schedules/1",
            ["GET": .one(.schedules, "1"), "PUT": .edit(.schedules, "1"), "DELETE": .remove(.schedules, "1")]
        ),
        ("scenes", ["GET": .all(.scenes), "POST": .add(.scenes)]),
        ("scenes/a", ["GET": .one(.scenes, "a"), "PUT": .edit(.scenes, "a"), "DELETE": .remove(.scenes, "a")]),
        ("scenes/a/lightstates/1", ["PUT": .setSceneLight(scene: "a", light: "1")]),
        ("scenes/a/lightstates", [:]),
        ("sensors", ["GET": .all(.sensors), "POST": .add(.sensors)]),
        ("sensors/new", ["GET": .newSensors]),
        ("sensors/1", ["GET": .one(.sensors, "1"), "PUT": .edit(.sensors, "1"), "DELETE": .remove(.sensors, "1")]),
        ("sensors/1/state", ["PUT": .setSensor("1")]),
        ("sensors/1/config", ["PUT": .configureSensor("1")]),
        ("sensors/1/capabilities", [:]),
        ("rules", ["GET": .all(.rules), "POST": .add(.rules)]),
        ("rules/1/conditions", ["PUT": .editRuleList("1", .conditions)]),
        ("rules/1/actions", ["PUT": .editRuleList("1", .actions)]),
        ("rules/1/status", [:]),
        ("resourcelinks", ["GET": .all(.resourcelinks), "POST": .add(.resourcelinks)]),
        ("config", ["GET": .config, "PUT": .editConfig]),
        ("config/name", [:]),
        ("config/whitelist", [:]),
        ("config/whitelist/k", ["DELETE": .deleteKey("k")]),
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
