extension Checklist {
    /// Lists that apps keep for themselves.
    @ListBuilder<Row> static var links: [Row] {
        Row(159, "a link has a made-up number and belongs to its maker", .measured) {
            post("/resourcelinks", #"{"name":"L","classid":1,"links":["/lights/1"]}"#, .makes("link") { UInt16($0) != nil })
            get("/resourcelinks/{link}", .shows("owner", "{U}"), .shows("links", ["/lights/1"]), .shows("type", "Link"))
        }
    }

    /// How much there is room for, and which zones are known.
    @ListBuilder<Row> static var totals: [Row] {
        Row(160, "there is so much room", .measured) {
            get(
                "/capabilities", .shows("lights/total", 63), .shows("sensors/total", 250), .shows("groups/total", 64),
                .shows("scenes/total", 200), .shows("schedules/total", 100), .shows("rules/total", 250),
                .shows("resourcelinks/total", 64))
        }
        Row(161, "zones have their usual names") {
            get("/info/timezones", .lists("Europe/Amsterdam"))
        }
    }

    /// What of the configuration can be changed.
    @ListBuilder<Row> static var settings: [Row] {
        Row(162, "a bridge has a name of four to sixteen characters") {
            for name in ["abc", "seventeen letters"] {
                put("/config", #"{"name":"\#(name)"}"#, .gives(.error(7, "/config/name")))
            }
            for name in ["abcd", "sixteen letters!"] {
                put("/config", #"{"name":"\#(name)"}"#, .gives(.set("/config/name", JSON.string(name))))
            }
        }
        Row(163, "what a bridge is cannot be changed") {
            put("/config", #"{"mac":"x"}"#, .gives(.error(8, "/config/mac")))
            put("/config", #"{"foo":1}"#, .gives(.error(6, "/config/foo")))
        }
        Row(164, "no zone lies on Mars") {
            put("/config", #"{"timezone":"Mars/Base"}"#, .gives(.error(7, "/config/timezone")))
        }
        Row(165, "lamps use four channels") {
            put("/config", #"{"zigbeechannel":12}"#, .gives(.error(7, "/config/zigbeechannel")))
            put("/config", #"{"zigbeechannel":15}"#, .gives(.set("/config/zigbeechannel", 15)))
        }
        Row(166, "the version of the store is a string, and an entry of the whitelist has its order", .measured) {
            get(
                "/config", .shows("datastoreversion", like: "[0-9]+"),
                .members("whitelist/{U}", ["last use date", "create date", "name"]))
        }
    }

    /// Everything at once.
    @ListBuilder<Row> static var wholeState: [Row] {
        Row(167, "the whole state is eight parts, without what scenes store and without group 0", .measured, needs: .groups) {
            post("/scenes", #"{"name":"S","lights":["1","2"],"recycle":false}"#, .makes("scene"))
            get(
                "", .members("", ["lights", "groups", "config", "schedules", "scenes", "rules", "sensors", "resourcelinks"]),
                .members("groups", ["1", "2", "3"]), .shows("scenes/{scene}/name", "S"), .lacks("scenes/{scene}/lightstates"))
        }
    }
}
