extension Checklist {
    /// Apps that ask to be let in while they may.
    @ListBuilder<Row> static var registering: [Row] {
        Row(31, "nobody is let in while the button is not pressed") {
            post("/api", asking, .gives(.error(101, "")), by: .nobody)
        }
        Row(32, "who asks while it is gets a key of forty characters") {
            press()
            post("/api", asking, .letsIn("new"), by: .nobody)
            get("/lights", .members("", ["1", "2", "3", "4", "5", "6"]), by: .app("new"))
        }
        Row(33, "and a client key, if it wants one", .measured) {
            press()
            post("/api", #"{"devicetype":"a#b","generateclientkey":true}"#, .letsIn("new", clientKey: true), by: .nobody)
        }
        Row(34, "the button releases itself after half a minute", .documented) {
            press()
            pass(seconds: 29.999)
            post("/api", asking, .letsIn("new"), by: .nobody)
            pass(seconds: 0.001)
            post("/api", asking, .gives(.error(101, "")), by: .nobody)
        }
        Row(35, "several apps come in at one press, each with its own key", .memory) {
            press()
            post("/api", asking, .letsIn("first"), by: .nobody)
            post("/api", asking, .letsIn("second"), .avoids("{first}"), by: .nobody)
        }
        Row(39, "a name of forty characters is not too long", .documented) {
            press()
            post("/api", #"{"devicetype":"\#(String(repeating: "n", count: 40))"}"#, .letsIn("new"), by: .nobody)
        }
        Row(40, "a name of one part will do", .memory) {
            press()
            post("/api", #"{"devicetype":"alone"}"#, .letsIn("new"), by: .nobody)
        }
        Row(44, "what is not known is ignored") {
            press()
            post("/api", #"{"devicetype":"a#b","favourite":[1,{"x":null}]}"#, .letsIn("new"), by: .nobody)
        }
        Row(45, "speakers ask in JSON that calls itself a form", .measured) {
            press()
            post("/api", asking, .letsIn("new"), by: .nobody, fields: form)
        }
    }

    /// Apps that ask in a way that cannot be granted.
    @ListBuilder<Row> static var refusedRegistrations: [Row] {
        Row(36, "no app chooses its key", .measured, profile: "strict") {
            press()
            post(
                "/api", #"{"devicetype":"a#b","username":"abcdefghij"}"#,
                .gives(.error(6, "/username", says: "parameter, username, not available")), by: .nobody)
        }
        Row(37, "an app must say its name", .emulated) {
            press()
            post("/api", "{}", .gives(.error(5, "/")), by: .nobody)
        }
        Row(38, "a name of forty-one characters is too long", .emulated) {
            press()
            let name = String(repeating: "n", count: 41)
            let words = "invalid value, \(name.prefix(36))..., for parameter, devicetype"
            post("/api", #"{"devicetype":"\#(name)"}"#, .gives(.error(7, "/devicetype", says: words)), by: .nobody)
        }
        Row(41, "a name is a string", .memory) {
            press()
            post("/api", #"{"devicetype":5}"#, .gives(.error(7, "/devicetype")), by: .nobody)
        }
        Row(42, "a client key is wanted or not", .memory) {
            press()
            post("/api", #"{"devicetype":"a#b","generateclientkey":"yes"}"#, .gives(.error(7, "/generateclientkey")), by: .nobody)
        }
        Row(43, "what cannot be read is told so", .measured) {
            press()
            post("/api", #"{"devicetype":"a#b""#, .gives(.error(2, "/")), by: .nobody)
        }
    }

    static let asking = #"{"devicetype":"a#b"}"#
}
