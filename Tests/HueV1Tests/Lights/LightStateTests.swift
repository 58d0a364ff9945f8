import Testing

private let state = "PUT /lights/1/state"
private let dark = "PUT /lights/3/state"

/// `PUT …/lights/<id>/state`, by the rows of the reference's checklist.
@Suite("A light's state")
struct LightStateTests {
    private static func set(_ name: String, _ value: String, _ light: Int = 1) -> Entry {
        .set("/lights/\(light)/state/\(name)", value)
    }

    private static func path(_ name: String, _ light: Int = 1) -> String { "/lights/\(light)/state/\(name)" }

    private static let values: [Row] = [
        Row("60", state, #"{"on":false}"#, set("on", "false")).shows("/lights/1", #""on":false"#),
        Row("61", state, #"{"bri":200}"#, set("bri", "200")).shows("/lights/1", #""bri":200"#),
        Row("62", state, #"{"bri":255}"#, set("bri", "254")).shows("/lights/1", #""bri":254"#),
        Row("62", state, #"{"bri":0}"#, set("bri", "1")).shows("/lights/1", #""bri":1,"#),
        Row("63", state, #"{"bri":256}"#, .invalid(path("bri"), "256")),
        Row("64", state, #"{"bri":-1}"#, .invalid(path("bri"), "-1")),
        Row("65", state, #"{"bri":"10"}"#, .invalid(path("bri"), "10")),
        Row("66", state, #"{"bri":null}"#, .invalid(path("bri"), "null")),
        Row("§5 (M)", state, #"{"bri":1.5}"#, .invalid(path("bri"), "1.5")),
        Row("§5 (M)", state, #"{"bri":1e2}"#, .invalid(path("bri"), "1e2")),
        Row("§5 (M)", state, #"{"bri":100.0}"#, .invalid(path("bri"), "100.0")),
        Row("§5", state, #"{"bri":99999999999999999999}"#, .invalid(path("bri"), "99999999999999999999")),
        Row("§5", state, #"{"bri":[1]}"#, .invalid(path("bri"), "[1]")),
        Row("67", state, #"{"on":1}"#, .invalid(path("on"), "1")),
        Row("68", state, #"{"on":"true"}"#, .invalid(path("on"), "true")),
        Row("69", state, #"{"hue":65535}"#, set("hue", "65535")).shows("/lights/1", #""hue":65535"#),
        Row("69", state, #"{"hue":65536}"#, .invalid(path("hue"), "65536")),
        Row("70", state, #"{"sat":254}"#, set("sat", "254")).shows("/lights/1", #""sat":254"#),
        Row("§7.3 (M)", state, #"{"sat":255}"#, set("sat", "254")),
        Row("§7.3", state, #"{"sat":256}"#, .invalid(path("sat"), "256")),
        Row("73", state, #"{"xy":[1.2,0.1]}"#, .invalid(path("xy"), "[1.2,0.1]")),
        Row("74", state, #"{"xy":[0.3]}"#, .invalid(path("xy"), "[0.3]")),
        Row("§5 (M)", state, #"{"xy":[0.3,0.3,0.3]}"#, .invalid(path("xy"), "[0.3,0.3,0.3]")),
        Row("§5", state, #"{"xy":[0.3,null]}"#, .invalid(path("xy"), "[0.3,null]")),
        Row("§5", state, #"{"xy":[1e400,0]}"#, .invalid(path("xy"), "[1e400,0]")),
        Row("§5", state, #"{"xy":[-1e-400,1E-1]}"#, set("xy", "[0.1544,0.096]")),
        Row("76", state, #"{"ct":152}"#, .invalid(path("ct"), "152")),
        Row("76", state, #"{"ct":501}"#, .invalid(path("ct"), "501")),
        Row("92", state, #"{"transitiontime":65536}"#, .invalid(path("transitiontime"), "65536")),
        Row("93", state, #"{"alert":"select"}"#, set("alert", #""select""#)).shows("/lights/1", #""alert":"select""#),
        Row("93", state, #"{"alert":"lselect"}"#, set("alert", #""lselect""#))
            .shows("/lights/1", #""alert":"lselect""#),
        Row("94", state, #"{"alert":"blink"}"#, .invalid(path("alert"), "blink")),
        Row("95", state, #"{"effect":"colorloop"}"#, set("effect", #""colorloop""#))
            .shows("/lights/1", #""effect":"colorloop""#),
        Row("95", state, #"{"effect":"fire"}"#, .invalid(path("effect"), "fire")),
        Row("§7.3", state, #"{"colormode":"ct"}"#, .readOnly(path("colormode"))),
        Row("§7.3", state, #"{"reachable":false}"#, .readOnly(path("reachable"))),
        Row("§7.3", state, #"{"mode":"streaming"}"#, .readOnly(path("mode"))),
        Row("§7.3", state, #"{"bri":1,"bri":2}"#, set("bri", "2")),
    ]

    @Test(arguments: values)
    func `takes the values it can have and quotes the others back`(row: Row) throws { try row.check() }

    private static let colors: [Row] = [
        Row("71", state, #"{"xy":[0.5,0.4]}"#, set("xy", "[0.5,0.4]")).shows("/lights/1", #""colormode":"xy""#),
        Row("72", state, #"{"xy":[1.0,0.0]}"#, set("xy", "[0.6915,0.3083]"))
            .shows("/lights/1", #""xy":[0.6915,0.3083]"#),
        Row("75", state, #"{"ct":366}"#, set("ct", "366")).shows("/lights/1", #""xy":[0.4567,0.4101],"ct":366,"#),
        Row("75", state, #"{"ct":366}"#, set("ct", "366")).shows("/lights/1", #""colormode":"ct""#),
        Row("77 (M)", "PUT /lights/4/state", #"{"ct":500}"#, set("ct", "454", 4)).shows("/lights/4", #""ct":454"#),
        Row("78", state, #"{"xy":[0.5,0.4],"ct":300}"#, set("xy", "[0.5,0.4]"), set("ct", "300"))
            .shows("/lights/1", #""colormode":"xy""#),
        Row("79", state, #"{"ct":300,"hue":100}"#, set("hue", "100"), set("ct", "300"))
            .shows("/lights/1", #""colormode":"ct""#),
        Row("80", state, #"{"hue":100}"#, set("hue", "100")).shows("/lights/1", #""colormode":"hs""#),
        Row("§7.3", state, #"{"sat":100}"#, set("sat", "100")).shows("/lights/1", #""colormode":"hs""#),
        Row("§8.2", state, #"{"hue":0,"sat":0}"#, set("hue", "0"), set("sat", "0"))
            .shows("/lights/1", #""hue":0,"sat":0,"effect":"none","xy":[0.3804,0.3768],"ct":24"#),
    ]

    @Test(arguments: colors)
    func `shows one colour in every way it can, and the strongest wins`(row: Row) throws { try row.check() }

    private static let abilities: [Row] = [
        Row("81", "PUT /lights/2/state", #"{"ct":300}"#, .unknown(path("ct", 2))),
        Row("82", "PUT /lights/5/state", #"{"bri":100}"#, .unknown(path("bri", 5))),
        Row("83", "PUT /lights/6/state", #"{"ct":300}"#, .unknown(path("ct", 6))),
        Row("§7.2", "PUT /lights/4/state", #"{"hue":1}"#, .unknown(path("hue", 4))),
        Row("§7.2", "PUT /lights/4/state", #"{"effect":"none"}"#, .unknown(path("effect", 4))),
        Row("§7.2", "PUT /lights/2/state", #"{"ct_inc":3}"#, .unknown(path("ct_inc", 2))),
        Row("§7.2", "PUT /lights/5/state", #"{"alert":"select"}"#, set("alert", #""select""#, 5)),
        Row("84", state, #"{"foo":1}"#, .unknown(path("foo"))),
        Row("85", state, #"{"foo":1,"on":true}"#, .unknown(path("foo")), set("on", "true")),
        Row(
            "86", state, #"{"bri":999,"on":true,"hue":5}"#,
            .invalid(path("bri"), "999"), set("on", "true"), set("hue", "5")),
        Row("85", state, #"{"scene":"x"}"#, .unknown(path("scene"))),
    ]

    @Test(arguments: abilities)
    func `does what its lamp can do and says what it cannot`(row: Row) throws { try row.check() }

    private static let whileOff: [Row] = [
        Row("87", dark, #"{"bri":100}"#, .off(path("bri", 3))).shows("/lights/3", #""bri":254"#),
        Row("88", dark, #"{"bri":100,"hue":5}"#, .off(path("hue", 3)), .off(path("bri", 3))),
        Row("89", dark, #"{"bri":100,"on":true}"#, set("on", "true", 3), set("bri", "100", 3)),
        Row("89", dark, #"{"on":true,"bri":100}"#, set("on", "true", 3), set("bri", "100", 3)),
        Row("90", dark, #"{"bri":999}"#, .invalid(path("bri", 3), "999")),
        Row("90", dark, #"{"hue":1,"bri":999}"#, .invalid(path("bri", 3), "999"), .off(path("hue", 3))),
        Row("§7.3 (M)", dark, #"{"alert":"select"}"#, .off(path("alert", 3))),
        Row("§7.3", dark, #"{"effect":"colorloop"}"#, .off(path("effect", 3))),
        Row("§7.3 (M)", dark, #"{"bri_inc":5}"#, .off(path("bri_inc", 3))),
        Row("§7.3 (M)", dark, #"{"transitiontime":5}"#, .off(path("transitiontime", 3))),
        Row("§7.3 (M)", state, #"{"on":false,"bri":9}"#, .off(path("bri")), set("on", "false")),
        Row("§7.3", state, #"{"on":false,"transitiontime":9}"#, set("transitiontime", "9"), set("on", "false")),
        Row("§7.3", dark, #"{"on":false}"#, set("on", "false", 3)),
    ]

    @Test(arguments: whileOff)
    func `takes nothing but being switched on while it is off`(row: Row) throws { try row.check() }

    private static let order: [Row] = [
        Row("91", state, #"{"transitiontime":0,"bri":10}"#, set("transitiontime", "0"), set("bri", "10")),
        Row("91", state, #"{"bri":10,"transitiontime":0}"#, set("transitiontime", "0"), set("bri", "10")),
        Row(
            "§3.1", state,
            #"{"effect":"none","alert":"none","ct":200,"xy":[0.4,0.4],"bri":9,"sat":8,"hue":7,"on":true,"transitiontime":4}"#,
            set("transitiontime", "4"), set("on", "true"), set("hue", "7"), set("sat", "8"), set("bri", "9"),
            set("xy", "[0.4,0.4]"), set("ct", "200"), set("alert", #""none""#), set("effect", #""none""#)),
        Row(
            "§3.1", state, #"{"on":true,"x":1,"bri":"a","y":2}"#,
            .unknown(path("x")), .invalid(path("bri"), "a"), .unknown(path("y")), set("on", "true")),
    ]

    @Test(arguments: order)
    func `tells errors first, then successes in an order of its own`(row: Row) throws { try row.check() }
}
