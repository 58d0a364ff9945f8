extension Checklist {
    /// Header fields, connections and bodies.
    @ListBuilder<Row> static var messages: [Row] {
        Row(12, "every answer has the fields of a real bridge") {
            for path in ["/lights", "/lights/99", "/nothing"] { send(Request("GET", path), .isOfARealBridge) }
            put("/lights/1/state", #"{"on":true}"#, .isOfARealBridge)
            post("/api", #"{"devicetype":"a#b"}"#, .isOfARealBridge, by: .nobody)
            get("/api/config", .isOfARealBridge, by: .nobody)
        }
        Row(13, "OPTIONS names the methods") {
            send(
                Request("OPTIONS", "/lights"), .status(200),
                .field("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE, HEAD"))
        }
        Row(14, "a connection in the clear is closed after each answer", .measured, profile: "strict") {
            send(Request("GET", "/lights", hangsUp: false), .status(200), .closes)
            send(Request("PUT", "/lights/1/state", #"{"on":false}"#, hangsUp: false), .closes)
        }
        Row(15, "JSON that calls itself a form is JSON", .measured) {
            put("/lights/1/state", #"{"on":false}"#, .gives(.set("/lights/1/state/on", false)), fields: form)
        }
        Row(16, "JSON that calls itself nothing is too") {
            put("/lights/1/state", #"{"on":false}"#, .gives(.set("/lights/1/state/on", false)))
        }
        Row(17, "escapes in strings are read") {
            put("/lights/1", #"{"name":"In\/out \u0041"}"#, .gives(.set("/lights/1/name", "In/out A")))
            get("/lights/1", .shows("name", "In/out A"))
        }
        Row(18, "a NUL behind the body does not matter", .emulated) {
            put("/lights/1/state", "{\"on\":false}\u{0}", .gives(.set("/lights/1/state/on", false)))
        }
    }

    static let form = ["Content-Type": "application/x-www-form-urlencoded"]
}

extension Expectation {
    /// Its fields are those of Docs/HueV1.md §1.4.
    fileprivate static let isOfARealBridge = Expectation { answer, names in
        let fields = [
            "Content-Type": "application/json", "Access-Control-Max-Age": "3600", "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Credentials": "true", "Access-Control-Allow-Headers": "Content-Type",
            "Access-Control-Allow-Methods": "POST, GET, OPTIONS, PUT, DELETE, HEAD",
        ]
        return try fields.lazy.compactMap { try Expectation.field($0, $1).complaint(answer, &names) }.first
    }
}
