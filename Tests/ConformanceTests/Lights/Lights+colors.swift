extension Checklist {
    /// One colour in three ways.
    @ListBuilder<Row> static var colors: [Row] {
        Row(71, "the others follow the coordinates") {
            set(#"{"ct":153}"#, .gives(.set(state("ct"), 153)))
            set(#"{"xy":[0.5,0.4]}"#, .gives(.set(state("xy"), [0.5, 0.4])))
            get(
                "/lights/1", .shows("state/colormode", "xy"), .shows("state/xy", [0.5, 0.4]),
                .shows("state/ct", within: 400...500), .shows("state/sat", within: 120...254),
                .shows("state/hue", within: 4000...16_000))
        }
        Row(72, "what a lamp cannot show becomes the nearest that it can") {
            set(#"{"xy":[1.0,0.0]}"#, .gives(.set(state("xy"))))
            get("/lights/1", .shows("state/xy", near: 0.6915, 0.3083, by: 0.002))
        }
        Row(75, "coordinates follow the temperature") {
            set(#"{"ct":366}"#, .gives(.set(state("ct"), 366)))
            get(
                "/lights/1", .shows("state/colormode", "ct"), .shows("state/ct", 366),
                .shows("state/xy", near: 0.4575, 0.41, by: 0.01))
        }
        Row(77, "a lamp that is not as warm stops where it can", .memory) {
            put("/lights/4/state", #"{"ct":500}"#, .gives(.set(state("ct", of: 4))))
            get("/lights/4", .shows("state/ct", within: 153...454))
        }
        Row(78, "coordinates win over a temperature", .documented) {
            set(#"{"xy":[0.5,0.4],"ct":300}"#, .gives(.set(state("xy")), .set(state("ct"))))
            get("/lights/1", .shows("state/colormode", "xy"), .shows("state/xy", [0.5, 0.4]))
        }
        Row(79, "a temperature wins over a hue", .documented) {
            set(#"{"ct":300,"hue":100}"#, .gives(.set(state("ct")), .set(state("hue"))))
            get("/lights/1", .shows("state/colormode", "ct"), .shows("state/ct", 300))
        }
        Row(80, "a hue alone decides") {
            set(#"{"hue":100}"#, .gives(.set(state("hue"), 100)))
            get("/lights/1", .shows("state/colormode", "hs"))
        }
        Row(81, "a lamp of one white has no temperature") { lacks("ct", 2, "300") }
        Row(82, "a plug has no brightness") { lacks("bri", 5, "100") }
        Row(83, "a lamp of colours without whites has no temperature", .measured) { lacks("ct", 6, "300") }
    }

    private static func lacks(_ name: String, _ light: Int, _ value: String) -> Step {
        let words = "parameter, \(name), not available"
        return put("/lights/\(light)/state", #"{"\#(name)":\#(value)}"#, .gives(.error(6, state(name, of: light), says: words)))
    }
}
