extension Checklist {
    /// Who sees which key, and who may change that.
    @ListBuilder<Row> static var keys: [Row] {
        Row(46, "a new key stands in the whitelist") {
            press()
            post("/api", asking, .letsIn("new"), by: .nobody)
            get(
                "/config", .shows("whitelist/{new}/name", "a#b"),
                .shows("whitelist/{new}/create date", like: Pattern.date),
                .shows("whitelist/{new}/last use date", like: Pattern.date), by: .app("new"))
        }
        Row(47, "an app sees its own key in clear and a stand-in for each other", .measured) {
            get(
                "/config", .shows("whitelist/{U}/name", "check#u"),
                .members("whitelist", 2, like: "{U}|\(Pattern.uuid)"), .avoids("{V}"))
            get(
                "/config", .shows("whitelist/{V}/name", "check#v"),
                .members("whitelist", 2, like: "{V}|\(Pattern.uuid)"), .avoids("{U}"), by: .other)
        }
        Row(48, "a key is good for its app though others see a stand-in", .measured) {
            get("/config", .avoids("{V}"))
            get("/lights", .members("", ["1", "2", "3", "4", "5", "6"]), by: .other)
        }
        Row(49, "no app presses the button") {
            put(
                "/config", #"{"linkbutton":true}"#,
                .gives(.error(8, "/config/linkbutton", says: "parameter, linkbutton, is not modifiable")))
            post("/api", asking, .gives(.error(101, "")), by: .nobody)
        }
        Row(50, "on a bridge of old, any app does", profile: "bsb001") {
            put("/config", #"{"linkbutton":true}"#, .gives(.set("/config/linkbutton", true)))
            post("/api", asking, .says(#"[{"success":{"username":"#), by: .nobody)
        }
        Row(51, "no app takes a key away, not even its own") {
            delete("/config/whitelist/{U}", .gives(.error(1, "/config/whitelist")))
            get("/lights", .members("", ["1", "2", "3", "4", "5", "6"]))
        }
        Row(52, "on a bridge of old, any app does that too", .measured, profile: "bsb001") {
            delete("/config/whitelist/{U}", .gives(.done("/config/whitelist/{U} deleted")))
            get("/lights", .gives(.error(1, "/lights")))
            get("/lights", .members("", ["1", "2", "3", "4", "5", "6"]), by: .other)
        }
        Row(53, "the configuration shows whether the button is pressed", .measured) {
            get("/config", .shows("linkbutton", false))
            press()
            get("/config", .shows("linkbutton", true))
            pass(seconds: 30)
            get("/config", .shows("linkbutton", false))
        }
    }
}
