extension Checklist {
    /// What values parameters take.
    @ListBuilder<Row> static var values: [Row] {
        Row(60, "switching off tells what is so now") {
            set(#"{"on":false}"#, .gives(.set(state("on"), false)))
            get("/lights/1", .shows("state/on", false))
        }
        Row(61, "a brightness is taken and shown") {
            set(#"{"bri":200}"#, .gives(.set(state("bri"), 200)))
            get("/lights/1", .shows("state/bri", 200))
        }
        Row(62, "255 is as bright as 254", .measured) {
            set(#"{"bri":255}"#, .gives(.set(state("bri"), 254)))
            get("/lights/1", .shows("state/bri", 254))
        }
        Row(63, "256 is too bright") { refuses("bri", "256") }
        Row(64, "less than nothing is too dark") { refuses("bri", "-1") }
        Row(65, "a string is no brightness") { refuses("bri", #""10""#) }
        Row(66, "null is no brightness", .measured) { refuses("bri", "null") }
        Row(67, "1 is not on", .measured) { refuses("on", "1") }
        Row(68, "nor is the word") { refuses("on", #""true""#) }
        Row(69, "a hue has sixteen bits") {
            set(#"{"hue":65535}"#, .gives(.set(state("hue"), 65535)))
            refuses("hue", "65536")
        }
        Row(70, "a saturation goes to 254") {
            set(#"{"sat":254}"#, .gives(.set(state("sat"), 254)))
            get("/lights/1", .shows("state/sat", 254))
        }
        Row(73, "a colour lies within the square") { refuses("xy", "[1.2,0.1]") }
        Row(74, "a colour has two coordinates") { refuses("xy", "[0.3]") }
        Row(76, "a temperature lies between 153 and 500") {
            refuses("ct", "152")
            refuses("ct", "501")
        }
        Row(92, "a transition has sixteen bits") { refuses("transitiontime", "65536") }
        Row(93, "the last alert stays to be seen", .measured) {
            set(#"{"alert":"select"}"#, .gives(.set(state("alert"), "select")))
            pass(seconds: 20)
            get("/lights/1", .shows("state/alert", "select"))
        }
        Row(94, "there are three alerts") { refuses("alert", #""blink""#) }
        Row(95, "and two effects") {
            set(#"{"effect":"colorloop"}"#, .gives(.set(state("effect"), "colorloop")))
            get("/lights/1", .shows("state/effect", "colorloop"))
            refuses("effect", #""fire""#)
        }
    }

    /// Sets the state of light 1.
    static func set(_ body: String, _ expected: Expectation) -> Step { put("/lights/1/state", body, expected) }

    /// The address of a parameter of a light's state.
    static func state(_ name: String, of light: Int = 1) -> String { "/lights/\(light)/state/\(name)" }

    private static func refuses(_ name: String, _ value: String) -> Step {
        set(#"{"\#(name)":\#(value)}"#, .gives(.error(7, state(name))))
    }
}
