import Foundation

/// Makes requests that are nearly right: known paths and parameters with values that fit, almost fit or do not, and
/// then, now and again, bytes knocked about.
struct RequestMill {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let targets: [(path: String, names: [String])] = [
        ("PUT /lights/@/state", stateNames), ("PUT /lights/@/state", stateNames), ("PUT /lights/@/state", stateNames),
        ("PUT /groups/@/action", stateNames + ["scene"]), ("PUT /groups/@/action", stateNames),
        ("PUT /lights/@", ["name", "modelid", "state", "x"]), ("PUT /lights/@/config", ["startup", "archetype", "x"]),
        ("PUT /groups/@", ["name", "class", "lights", "type", "stream", "sensors", "locations", "x"]),
        ("PUT /groups/@/stream", ["active", "x"]),
        ("POST /groups", groupNames), ("POST /groups", groupNames),
        ("POST /scenes", sceneNames), ("POST /scenes", sceneNames), ("PUT /scenes/@", sceneNames), ("PUT /scenes/@", sceneNames),
        ("PUT /scenes/@/lightstates/1", stateNames), ("DELETE /scenes/@", []), ("GET /scenes/@", []),
        ("PUT /sensors/@", ["name", "config", "x"]),
        ("PUT /sensors/@/state", ["status", "lightlevel", "dark", "presence", "buttonevent", "lastupdated", "x"]),
        (
            "PUT /sensors/@/config",
            ["on", "battery", "alert", "usertest", "sensitivity", "tholddark", "long", "lat", "sunriseoffset", "url", "x"]
        ),
        ("POST /sensors", ["deviceid", "x"]), ("POST /sensors", newSensorNames), ("DELETE /sensors/@", []),
        ("POST /resourcelinks", linkNames), ("PUT /resourcelinks/@", linkNames),
        ("PUT /config", ["name", "timezone", "zigbeechannel", "dhcp", "ipaddress", "netmask", "gateway", "swupdate2", "touchlink", "mac", "x"]),
        ("POST /lights", ["deviceid", "x"]), ("DELETE /lights/@", []), ("DELETE /groups/@", []), ("GET /lights/@", []),
        ("POST /schedules", ["command", "command", "localtime", "localtime", "time", "name", "status", "autodelete", "x"]),
        ("PUT /schedules/@", ["command", "localtime", "time", "name", "description", "status", "autodelete", "created", "x"]),
        ("DELETE /schedules/@", []),
        ("POST /api", ["devicetype", "username", "generateclientkey", "x"]),
    ]

    private static let stateNames = [
        "on", "bri", "hue", "sat", "xy", "ct", "alert", "effect", "transitiontime", "bri_inc", "hue_inc", "sat_inc",
        "xy_inc", "ct_inc",
        "colormode", "x", "",
    ]

    private static let groupNames = [
        "name", "type", "type", "class", "lights", "lights", "sensors", "recycle", "locations", "stream",
    ]
    private static let sceneNames = [
        "name", "type", "group", "lights", "lights", "lightstates", "storelightstate", "recycle", "appdata", "picture", "image",
        "transitiontime", "owner",
    ]
    private static let newSensorNames = [
        "name", "type", "modelid", "swversion", "uniqueid", "manufacturername", "state", "config", "recycle",
    ]
    private static let linkNames = ["name", "classid", "links", "description", "recycle", "type", "owner"]

    private static let values = [
        "true", "true", "true", "false", "null", "0", "-0", "1", "-1", "5", "100", "153", "254", "255", "256", "300",
        "454", "500", "501",
        "-254", "65535", "65536", "-65534", "1.5", "1e3", "1e999", "9223372036854775807", "-9223372036854775808",
        "18446744073709551616",
        "[]", "[0.3,0.4]", "[0,0]", "[1,1]", "[0.5,-0.5]", "[1e-9,0.9999999]", "[0.3]", "[0.3,0.4,0.5]", #"["1","2"]"#,
        #"["5"]"#, #"["1","99"]"#,
        #""CLIPLightLevel""#, #""CLIPGenericStatus""#, #""WA000001""#, #"["/lights/1"]"#, #"["/sensors/3","/groups/0"]"#,
        #""004.8895E""#, #"{"lightlevel":5,"dark":true}"#, #"{"on":false,"battery":5}"#,
        #""none""#, #""select""#, #""lselect""#, #""colorloop""#, #""Kitchen""#, #""Europe/Amsterdam""#,
        #""Room""#, #""Zone""#, #""Entertainment""#, #""LightGroup""#, #""GroupScene""#, #""LightScene""#, #""2""#, #""x""#,
        #"["1","2","3"]"#, #"["1","3"]"#, #"{"1":[0,0.5,-1],"3":[0,0,0]}"#, #"{"version":1,"data":"x"}"#,
        #"{"1":{"on":true,"bri":5},"3":{"xy":[0.4,0.4],"hue":6}}"#,
        #""10.0.0.1""#, #""Plug""#, #""""#,
        #""a\u0000\ud83d\ude00""#, #""long long long long long long long long long long""#,
        "\"é\u{301}é\u{301}é\u{301}\"", "{}", #"{"on":true}"#,
        #"{"mode":"custom","customsettings":{"bri":5,"ct":300}}"#, #"{"mode":"safety"}"#,
        #"{"autoinstall":{"on":true,"updatetime":"T01:02:03"}}"#,
        #"["45AF34"]"#, #"{"active":true}"#, #""burgestrand""#,
        #"{"address":"/api/0/lights/1/state","method":"PUT","body":{"on":true}}"#, #""W127/T07:00:00""#, #""R/PT00:00:10""#,
        #""disabled""#, #""2018-02-30T07:00:00""#,
    ]

    mutating func next() -> (request: String, body: [UInt8]) {
        let target = generator.pick(Self.targets)
        let id = generator.pick(["0", "1", "2", "3", "4", "5", "6", "7", "99", "01", "-1", "x"])
        let count = Int.random(in: 0...6, using: &generator)
        let members = (0..<(target.names.isEmpty ? 0 : count)).map { _ in
            #""\#(generator.pick(target.names))"\#(generator.pick([":", " : "]))\#(generator.pick(Self.values))"#
        }
        var body = Array("{\(members.joined(separator: generator.pick([",", " , "])))}".utf8)
        if generator.pick([true, false, false]) { knock(&body) }
        return (target.path.replacing("@", with: id), body)
    }

    private mutating func knock(_ body: inout [UInt8]) {
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let at = Int.random(in: 0...body.count, using: &generator)
            switch generator.pick([0, 1, 2, 3]) {
            case 0 where at < body.count: body[at] = UInt8.random(in: 0...255, using: &generator)
            case 1 where at < body.count: body.remove(at: at)
            case 2: body.insert(contentsOf: generator.pick(["\"", "\\", ",", "}", "[", "{", "\0", "\u{FFFD}", " ", "1"]).utf8, at: at)
            default: body.removeSubrange(at...)
            }
        }
    }
}
