import Testing

private let state = "PUT /lights/1/state"

/// The `…_inc` parameters: steps from what a light is set to (§7.3 of the reference, rows 96–99).
@Suite("A step of a light's state")
struct LightStepTests {
    private static func set(_ name: String, _ value: String) -> Entry { .set("/lights/1/state/\(name)", value) }

    private static func invalid(_ name: String, _ value: String) -> Entry { .invalid("/lights/1/state/\(name)", value) }

    private static let rows: [(before: String, row: Row)] = [
        ("", Row("96", state, #"{"bri_inc":-300}"#, invalid("bri_inc", "-300"))),
        ("", Row("96", state, #"{"bri_inc":-254}"#, set("bri", "1"))),
        ("", Row("97", state, #"{"bri":100,"bri_inc":10}"#, set("bri", "100"))),
        ("", Row("97", state, #"{"bri_inc":10,"bri":100}"#, set("bri", "100")).shows("/lights/1", #""bri":100"#)),
        ("", Row("97", state, #"{"bri_inc":"x","bri":"y"}"#, invalid("bri", "y"))),
        (#"{"bri":250}"#, Row("98", state, #"{"bri_inc":10}"#, set("bri", "254"))),
        (#"{"bri":100}"#, Row("98", state, #"{"bri_inc":-30}"#, set("bri", "70")).shows("/lights/1", #""bri":70"#)),
        (#"{"bri":100}"#, Row("98", state, #"{"bri_inc":0}"#, set("bri", "100"))),
        (#"{"hue":65000}"#, Row("99", state, #"{"hue_inc":1000}"#, set("hue", "464")).shows("/lights/1", #""hue":464,"#)),
        (#"{"hue":100}"#, Row("99", state, #"{"hue_inc":-200}"#, set("hue", "65436"))),
        (#"{"hue":0}"#, Row("99", state, #"{"hue_inc":65534}"#, set("hue", "65534"))),
        (#"{"hue":0}"#, Row("99", state, #"{"hue_inc":65535}"#, invalid("hue_inc", "65535"))),
        (#"{"sat":200}"#, Row("§7.3", state, #"{"sat_inc":100}"#, set("sat", "254"))),
        (#"{"sat":200}"#, Row("§7.3", state, #"{"sat_inc":-254}"#, set("sat", "0"))),
        (#"{"sat":200}"#, Row("§7.3", state, #"{"sat_inc":-255}"#, invalid("sat_inc", "-255"))),
        (#"{"ct":300}"#, Row("§7.3", state, #"{"ct_inc":50}"#, set("ct", "350")).shows("/lights/1", #""colormode":"ct""#)),
        (#"{"ct":300}"#, Row("§7.3", state, #"{"ct_inc":-65534}"#, set("ct", "153"))),
        (#"{"ct":300}"#, Row("§7.3", state, #"{"ct_inc":65534}"#, set("ct", "500"))),
        (#"{"xy":[0.4,0.4]}"#, Row("§7.3", state, #"{"xy_inc":[0.05,-0.05]}"#, set("xy", "[0.45,0.35]"))),
        (#"{"xy":[0.4,0.4]}"#, Row("§7.3", state, #"{"xy_inc":[0.5,-0.5]}"#, set("xy", "[0.6915,0.3083]"))),
        (#"{"xy":[0.4,0.4]}"#, Row("§7.3", state, #"{"xy_inc":[0.6,0]}"#, invalid("xy_inc", "[0.6,0]"))),
        (#"{"ct":300}"#, Row("§7.3", state, #"{"ct_inc":10,"xy":[0.4,0.4]}"#, set("xy", "[0.4,0.4]"), set("ct", "271"))),
    ]

    @Test(arguments: rows)
    func `is told as what it led to, stops at the ends, and gives way to a value (M)`(before: String, row: Row) throws {
        var fixture = try V1Fixture()
        if !before.isEmpty { _ = fixture.send(state, before) }
        row.check(in: &fixture)
    }
}
