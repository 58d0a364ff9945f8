extension Checklist {
    /// Paths, methods and the form of answers.
    @ListBuilder<Row> static var envelope: [Row] {
        Row(19, "an unknown collection is a method that is not there", .measured) {
            get("/lightsXX", .status(200), .gives(.error(4, "/lightsXX")))
        }
        Row(20, "an unknown element is not available") {
            get("/lights/99", .status(200), .gives(.error(3, "/lights/99")))
        }
        Row(21, "a collection takes no PUT") {
            put("/lights", #"{"on":true}"#, .gives(.error(4, "/lights")))
        }
        Row(22, "an element takes no POST", .memory) {
            post("/lights/1", "{}", .gives(.error(4, "/lights/1")))
        }
        Row(23, "the root takes no PUT") {
            put("", #"{"x":1}"#, .gives(.error(4, "/", says: "method, PUT, not available for resource, /")))
        }
        Row(24, "names stand in quotes") {
            put("/lights/1/state", "{on:true}", .gives(.error(2, "/lights/1/state")))
        }
        Row(25, "nothing follows a comma but another member") {
            put("/lights/1/state", #"{"on":false,}"#, .gives(.error(2, "/lights/1/state")))
            get("/lights/1", .shows("state/on", true))
        }
        Row(26, "a body of no length is missing", .memory) {
            put("/lights/1/state", "", .gives(.error(5, "/lights/1/state")))
        }
        Row(27, "an empty object asks for nothing", .memory) {
            put("/lights/1/state", "{}", .status(200), .text("[]"))
        }
        Row(28, "no answer repeats the key") {
            put("/lights/1/state", #"{"on":true,"bri":999,"foo":1}"#, .avoids("/api"), .avoids("{U}"))
            put("/groups/0/action", #"{"on":true}"#, .has(.set("/groups/0/action/on", true)), .avoids("/api"), .avoids("{U}"))
            put("/config", #"{"name":"Test","mac":"x"}"#, .avoids("/api"), .avoids("{U}"))
            post("/lights", "", .avoids("/api"), .avoids("{U}"))
            delete("/lights/6", .gives(.done("/lights/6 deleted")), .avoids("/api"))
            for path in ["/lights/99", "/nothing", "/groups/99"] { get(path, .says("error"), .avoids("/api"), .avoids("{U}")) }
        }
        Row(29, "an error's type is a number") {
            get("/lights/99", .says(#"{"error":{"type":3,"#))
            get("/api", .says(#"{"error":{"type":4,"#), by: .nobody)
        }
        Row(30, "a collection of nothing is an empty object") {
            for path in ["/schedules", "/scenes", "/rules", "/resourcelinks", "/groups"] { get(path, .text("{}")) }
        }
    }
}
