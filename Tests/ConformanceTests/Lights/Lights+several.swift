extension Checklist {
    /// Several parameters at once, and lights that are off.
    @ListBuilder<Row> static var several: [Row] {
        Row(84, "what is not known is told so") {
            set(#"{"foo":1}"#, .gives(.error(6, state("foo"), says: "parameter, foo, not available")))
        }
        Row(85, "what is known is done all the same") {
            set(#"{"on":false}"#, .gives(.set(state("on"), false)))
            set(#"{"foo":1,"on":true}"#, .givesInOrder(.error(6, state("foo")), .set(state("on"), true)))
            get("/lights/1", .shows("state/on", true))
        }
        Row(86, "errors are told first", .measured) {
            set(
                #"{"bri":999,"on":true,"hue":5}"#,
                .gives(.error(7, state("bri")), .set(state("on"), true), .set(state("hue"), 5)))
        }
        Row(87, "a light that is off is not dimmed", .measured) {
            let words = "parameter, bri, is not modifiable. Device is set to off."
            put("/lights/3/state", #"{"bri":100}"#, .gives(.error(201, state("bri", of: 3), says: words)))
        }
        Row(88, "each parameter says so", .measured) {
            put(
                "/lights/3/state", #"{"bri":100,"hue":5}"#,
                .gives(.error(201, state("bri", of: 3)), .error(201, state("hue", of: 3))))
        }
        Row(89, "unless it is switched on, wherever that stands") {
            for body in [#"{"bri":100,"on":true}"#, #"{"on":true,"bri":100}"#] {
                put("/lights/3/state", #"{"on":false}"#, .gives(.set(state("on", of: 3), false)))
                put("/lights/3/state", body, .gives(.set(state("on", of: 3), true), .set(state("bri", of: 3), 100)))
            }
        }
        Row(90, "one that is off minds a wrong value or being off") {
            put(
                "/lights/3/state", #"{"bri":999}"#,
                .givesEither(.error(7, state("bri", of: 3)), .error(201, state("bri", of: 3))))
        }
        Row(91, "the transition is told first", .measured) {
            set(#"{"bri":10,"transitiontime":0}"#, .givesInOrder(.set(state("transitiontime"), 0), .set(state("bri"), 10)))
            set(#"{"transitiontime":0,"bri":10}"#, .givesInOrder(.set(state("transitiontime"), 0), .set(state("bri"), 10)))
        }
    }

    /// Parameters that add to what is.
    @ListBuilder<Row> static var steps: [Row] {
        Row(96, "a step down goes to the bottom and no further", .documented) {
            set(#"{"bri_inc":-300}"#, .gives(.error(7, state("bri_inc"))))
            set(#"{"bri_inc":-254}"#, .gives(.set(state("bri"), 1)))
            get("/lights/1", .shows("state/bri", 1), .shows("state/on", true))
        }
        Row(97, "a step beside a value is ignored", .documented) {
            set(#"{"bri":100,"bri_inc":10}"#, .has(.set(state("bri"), 100)))
            get("/lights/1", .shows("state/bri", 100))
        }
        Row(98, "a step up goes to the top and no further", .documented) {
            set(#"{"bri":250}"#, .gives(.set(state("bri"), 250)))
            set(#"{"bri_inc":10}"#, .gives(.set(state("bri"), 254)))
            get("/lights/1", .shows("state/bri", 254))
        }
        Row(99, "a hue goes round", .documented) {
            set(#"{"hue":65000}"#, .gives(.set(state("hue"), 65000)))
            set(#"{"hue_inc":1000}"#, .gives(.set(state("hue"), 464)))
            get("/lights/1", .shows("state/hue", 464))
        }
    }
}
