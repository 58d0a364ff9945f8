extension Checklist {
    /// Scenes that are stored, changed and recalled.
    @ListBuilder<Row> static var sceneUse: [Row] {
        Row(132, "a recall changes the lights that are in the scene and in the group", needs: .groups) {
            post("/scenes", #"{"name":"S","lights":["1","5"],"recycle":false}"#, .makes("scene"))
            put("/groups/0/action", #"{"on":false}"#, .gives(.set("/groups/0/action/on", false)))
            put("/groups/1/action", #"{"scene":"{scene}"}"#, .gives(.set("/groups/1/action/scene", "{scene}")))
            get("/lights/1", .shows("state/on", true))
            for light in [2, 5] { get("/lights/\(light)", .shows("state/on", false)) }
            put("/groups/0/action", #"{"scene":"{scene}"}"#, .gives(.set("/groups/0/action/scene", "{scene}")))
            get("/lights/5", .shows("state/on", true))
        }
        Row(133, "a scene stores how its lights are now") {
            post("/scenes", #"{"name":"S","lights":["1"],"recycle":false}"#, .makes("scene"))
            put("/lights/1/state", #"{"bri":33}"#, .gives(.set("/lights/1/state/bri", 33)))
            put("/scenes/{scene}", #"{"storelightstate":true}"#, .gives(.set("/scenes/{scene}/storelightstate", true)))
            get("/scenes/{scene}", .shows("lightstates/1/bri", 33), .lacks("storelightstate"))
        }
        Row(134, "or what it is told of each") {
            post("/scenes", #"{"name":"S","lights":["1","2"],"recycle":false}"#, .makes("scene"))
            put(
                "/scenes/{scene}/lightstates/1", #"{"on":true,"ct":200}"#,
                .gives(.set("/scenes/{scene}/lightstates/1/on", true), .set("/scenes/{scene}/lightstates/1/ct", 200)))
            get("/scenes/{scene}", .shows("lightstates/1/ct", 200), .shows("lightstates/1/on", true))
        }
        Row(135, "one that a rule recalls is locked", .documented) {
            post("/scenes", #"{"name":"S","lights":["1"],"recycle":false}"#, .makes("scene"))
            post("/rules", recalling, .makes("rule"))
            get("/scenes/{scene}", .shows("locked", true))
            delete("/scenes/{scene}", .gives(.error(403, "/scenes/{scene}")))
            delete("/rules/{rule}", .gives(.done("/rules/{rule} deleted")))
            delete("/scenes/{scene}", .gives(.done("/scenes/{scene} deleted")))
        }
    }

    private static let recalling = rule(
        when: [#"{"address":"/lights/5/state/on","operator":"eq","value":"true"}"#],
        then: #"{"address":"/groups/0/action","method":"PUT","body":{"scene":"{scene}"}}"#)
}
