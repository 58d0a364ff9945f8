extension Checklist {
    /// Scenes that are made, read and removed.
    @ListBuilder<Row> static var sceneLife: [Row] {
        Row(129, "a scene has a made-up id and belongs to its maker") {
            post("/scenes", both, .makes("scene") { $0.wholeMatch(of: /[A-Za-z0-9-]{1,16}/) != nil })
            get(
                "/scenes/{scene}", .shows("name", "S"), .shows("version", 2), .shows("owner", "{U}"),
                .shows("lights", ["1", "2"]), .shows("recycle", false), .shows("locked", false),
                .shows("lastupdated", like: Pattern.date))
        }
        Row(130, "what it stores is shown of one scene alone") {
            post("/scenes", both, .makes("scene"))
            get("/scenes", .members("", ["{scene}"]), .lacks("{scene}/lightstates"))
            get(
                "/scenes/{scene}", .members("lightstates", 2, like: "[12]"), .shows("lightstates/1/on", true),
                .shows("lightstates/2/on", true))
        }
        Row(131, "a scene of a group has the group's lights", .documented, needs: .groups) {
            post("/scenes", #"{"name":"G","type":"GroupScene","group":"2","recycle":false}"#, .makes("scene"))
            get("/scenes/{scene}", .shows("type", "GroupScene"), .shows("group", "2"), .shows("lights", ["3", "4"]))
            post("/groups", #"{"name":"Empty","type":"Room","lights":[]}"#, .makes("empty"))
            post(
                "/scenes", #"{"name":"E","type":"GroupScene","group":"{empty}","recycle":false}"#,
                .gives(.error(404, "/scenes")))
        }
        Row(136, "a scene is removed") {
            post("/scenes", both, .makes("scene"))
            delete("/scenes/{scene}", .gives(.done("/scenes/{scene} deleted")))
            get("/scenes/{scene}", .gives(.error(3, "/scenes/{scene}")))
        }
        Row(137, "an app of old names its scene itself") {
            put(
                "/scenes/myscene", #"{"name":"x","lights":["1"]}"#,
                .gives(.set("/scenes/myscene/name", "x"), .set("/scenes/myscene/lights", ["1"])))
            get("/scenes/myscene", .shows("name", "x"), .shows("version", 1), .shows("lastupdated", .null))
        }
        Row(138, "scenes of a group go with it", .documented, needs: .groups) {
            post("/scenes", #"{"name":"G","type":"GroupScene","group":"2","recycle":false}"#, .makes("scene"))
            delete("/groups/2", .gives(.done("/groups/2 deleted")))
            get("/scenes/{scene}", .gives(.error(3, "/scenes/{scene}")))
        }
    }

    private static let both = #"{"name":"S","lights":["1","2"],"recycle":false}"#
}
