extension Checklist {
    /// Groups that are changed.
    @ListBuilder<Row> static var editingGroups: [Row] {
        Row(118, "a group has other lights", .measured, needs: .groups) {
            put("/groups/1", #"{"lights":["5"]}"#, .gives(.set("/groups/1/lights", ["5"])))
            get("/groups/1", .shows("lights", ["5"]))
        }
        Row(119, "but never none", .emulated, needs: .groups) {
            let words = "invalid value, [], for parameter, /groups/1/lights"
            put("/groups/1", #"{"lights":[]}"#, .gives(.error(7, "/groups/1/lights", says: words)))
            get("/groups/1", .shows("lights", ["1", "2"]))
        }
        Row(120, "it stays of its type", needs: .groups) {
            let words = "parameter, /groups/1/type, is not modifiable"
            put("/groups/1", #"{"type":"Room"}"#, .gives(.error(8, "/groups/1/type", says: words)))
        }
        Row(121, "a room does not stream", .measured, needs: .groups) {
            let words = "parameter, /groups/2/stream, not available"
            put("/groups/2", #"{"stream":{"active":true}}"#, .gives(.error(6, "/groups/2/stream", says: words)))
        }
        Row(126, "a group is removed", .measured, needs: .groups) {
            delete("/groups/1", .gives(.done("/groups/1 deleted")))
            get("/groups", .members("", ["2", "3"]))
            get("/lights/1", .shows("state/on", true))
        }
    }

    /// What groups do to their lights, and the other way round.
    @ListBuilder<Row> static var usingGroups: [Row] {
        Row(122, "lights follow their group", needs: .groups) {
            put(
                "/groups/1/action", #"{"on":true,"bri":10}"#,
                .gives(.set("/groups/1/action/on", true), .set("/groups/1/action/bri", 10)))
            for light in 1...2 { get("/lights/\(light)", .shows("state/on", true), .shows("state/bri", 10)) }
            get("/groups/1", .shows("action/bri", 10), .shows("state", ["all_on": true, "any_on": true]))
        }
        Row(123, "group 0 switches everything", needs: .groups) {
            put("/groups/0/action", #"{"on":false}"#, .gives(.set("/groups/0/action/on", false)))
            for light in 1...6 { get("/lights/\(light)", .shows("state/on", false)) }
            for group in 0...3 { get("/groups/\(group)", .shows("state", ["all_on": false, "any_on": false])) }
        }
        Row(124, "a scene that is not there is named", .measured) {
            let words = "invalid value, dummy, for parameter, scene"
            put("/groups/0/action", #"{"scene":"dummy"}"#, .gives(.error(7, "/groups/0/action/scene", says: words)))
        }
        Row(125, "a group goes with its last light, a room stays", needs: .groups) {
            for light in 1...4 { delete("/lights/\(light)", .gives(.done("/lights/\(light) deleted"))) }
            get("/groups/1", .gives(.error(3, "/groups/1")))
            get("/groups/2", .shows("type", "Room"), .shows("lights", []))
        }
        Row(128, "one app streams to a group at a time", .measured, needs: .groups) {
            put("/groups/3", #"{"stream":{"active":true}}"#, .gives(.set("/groups/3/stream/active", true)))
            get("/groups/3", .shows("stream/active", true), .shows("stream/owner", "{U}"))
            get("/lights/1", .shows("state/mode", "streaming"))
            put("/groups/3", #"{"stream":{"active":true}}"#, .gives(.error(307, "/groups/3/stream/active")), by: .other)
        }
    }
}
