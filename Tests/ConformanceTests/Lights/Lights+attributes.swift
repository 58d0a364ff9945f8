extension Checklist {
    /// Names and what a light does when its power comes back.
    @ListBuilder<Row> static var attributes: [Row] {
        Row(100, "a light is renamed") {
            put("/lights/1", #"{"name":"Desk"}"#, .gives(.set("/lights/1/name", "Desk")))
            get("/lights/1", .shows("name", "Desk"))
        }
        Row(101, "a name of thirty-three characters is too long", .documented) {
            let (long, longer) = (String(repeating: "n", count: 33), String(repeating: "n", count: 50))
            let words = "invalid value, \(longer.prefix(36))..., for parameter, name"
            put("/lights/1", #"{"name":"\#(long)"}"#, .gives(.error(7, "/lights/1/name")))
            put("/lights/1", #"{"name":"\#(longer)"}"#, .gives(.error(7, "/lights/1/name", says: words)))
            get("/lights/1", .shows("name", "Color lamp"))
        }
        Row(102, "a name that is taken gets a number", .documented) {
            put("/lights/1", #"{"name":"White lamp"}"#, .gives(.set("/lights/1/name")))
            get("/lights/1", .shows("name", "White lamp 1"))
            get("/lights/2", .shows("name", "White lamp"))
        }
        Row(103, "what a light is cannot be changed", .memory) {
            put("/lights/1", #"{"modelid":"X"}"#, .gives(.error(8, "/lights/1/modelid")))
        }
        Row(104, "what it does when power comes back can") {
            put(
                "/lights/1/config", #"{"startup":{"mode":"powerfail"}}"#,
                .gives(.set("/lights/1/config/startup/mode", "powerfail")))
            get("/lights/1", .shows("config/startup/mode", "powerfail"))
            put("/lights/1/config", #"{"startup":{"mode":"sometimes"}}"#, .gives(.error(7, "/lights/1/config/startup/mode")))
        }
        Row(105, "one out of reach takes what it is told and stays out of reach", .measured) {
            cutOff(light: 1)
            get("/lights/1", .shows("state/reachable", false))
            set(#"{"bri":77}"#, .gives(.set(state("bri"), 77)))
            get("/lights/1", .shows("state/reachable", false))
        }
    }

    /// Lights that come and go.
    @ListBuilder<Row> static var search: [Row] {
        Row(106, "a search needs no body") {
            post("/lights", "", .gives(.set("/lights", "Searching for new devices")))
        }
        Row(107, "what it brought stands under new, with when") {
            get("/lights/new", .shows("lastscan", "none"))
            post("/lights", "", .gives(.set("/lights", "Searching for new devices")))
            get("/lights/new", .shows("lastscan", "active"))
            pass(seconds: 40)
            get("/lights/new", .shows("lastscan", like: Pattern.date))
        }
        Row(108, "eleven serial numbers are too many", .documented) {
            let serials = (10...20).map { #""45AF\#($0)""# }.joined(separator: ",")
            post("/lights", #"{"deviceid":[\#(serials)]}"#, .givesEither(.error(11), .error(203)))
        }
        Row(109, "a light that is removed leaves groups and scenes") {
            post("/groups", #"{"lights":["5","6"]}"#, .makes("group"))
            post("/scenes", #"{"name":"Both","lights":["5","6"],"recycle":false}"#, .makes("scene"))
            delete("/lights/6", .gives(.done("/lights/6 deleted")))
            get("/lights", .members("", ["1", "2", "3", "4", "5"]))
            get("/groups/{group}", .shows("lights", ["5"]))
            get("/scenes/{scene}", .shows("lights", ["5"]))
        }
        Row(110, "one that is not there is not removed") {
            delete("/lights/99", .gives(.error(3, "/lights/99")))
        }
    }
}
