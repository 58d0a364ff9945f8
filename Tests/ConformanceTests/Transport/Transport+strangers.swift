extension Checklist {
    /// What a bridge says to those whose key it does not know.
    @ListBuilder<Row> static var openAnswers: [Row] {
        Row(1, "the short configuration is for everyone") {
            get("/api/config", .status(200), .members("", shortConfig), .keeps(as: "short"), by: .nobody)
        }
        Row(2, "so it is under a name that nobody has") {
            get("/api/config", .keeps(as: "short"), by: .nobody)
            get("/api/nouser/config", .status(200), .members("", shortConfig), .text("{short}"), by: .nobody)
        }
        Row(3, "and under the name 0") {
            get("/api/config", .keeps(as: "short"), by: .nobody)
            get("/api/0/config", .status(200), .members("", shortConfig), .text("{short}"), by: .nobody)
        }
        Row(4, "the root without a key takes no GET") {
            get("/api", .status(200), .gives(.error(4, "/", says: "method, GET, not available for resource, /")), by: .nobody)
        }
    }

    /// What nobody gets to see or do without a key.
    @ListBuilder<Row> static var strangers: [Row] {
        Row(5, "a stranger does not see the home") {
            get("/api/bad", .status(200), .gives(.error(1, "/")), by: .nobody)
        }
        Row(6, "nor its lights") {
            get("/api/bad/lights", .gives(.error(1, "/lights")), by: .nobody)
        }
        Row(7, "nor switches any") {
            put("/lights/1/state", #"{"on":false}"#, .gives(.set("/lights/1/state/on", false)))
            put("/api/bad/lights/1/state", #"{"on":true}"#, .gives(.error(1, "/lights/1/state")), by: .nobody)
            get("/lights/1", .shows("state/on", false))
        }
        Row(8, "the key is looked at before the body", .memory) {
            put("/api/bad/lights/1/state", "{broken", .gives(.error(1, "/lights/1/state")), by: .nobody)
        }
        Row(9, "only reading the configuration is open", .memory) {
            put("/api/bad/config", #"{"name":"Test"}"#, .gives(.error(1, "/config")), by: .nobody)
            get("/api/config", .shows("name", "Porchlight"), by: .nobody)
        }
        Row(10, "a path outside of the API is a page that is not there") {
            get("/foo", .status(404), by: .nobody)
        }
        Row(11, "so is the second API, which is never forbidden") {
            get("/clip/v2/resource", .status(404), by: .nobody)
        }
    }

    private static let shortConfig = [
        "name", "datastoreversion", "swversion", "apiversion", "mac", "bridgeid", "factorynew", "replacesbridgeid",
        "modelid", "starterkitid",
    ]
}
