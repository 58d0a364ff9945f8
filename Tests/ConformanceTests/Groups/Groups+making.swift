extension Checklist {
    /// What groups show.
    @ListBuilder<Row> static var readingGroups: [Row] {
        Row(111, "group 0 is not listed", needs: .groups) {
            get("/groups", .members("", ["1", "2", "3"]))
        }
        Row(112, "but it is there, with all lights") {
            get("/groups/0", .shows("name", "Group 0"), .shows("lights", ["1", "2", "3", "4", "5", "6"]))
        }
    }

    /// Groups that are made.
    @ListBuilder<Row> static var makingGroups: [Row] {
        Row(113, "a group gets the lowest number that is free, and a name by it", needs: .groups) {
            delete("/groups/2", .gives(.done("/groups/2 deleted")))
            post("/groups", #"{"lights":["1","2"]}"#, .makes("group") { $0 == "2" })
            get("/groups/2", .shows("name", "Group 2"), .shows("type", "LightGroup"), .shows("lights", ["1", "2"]))
        }
        Row(114, "a group needs lights", .emulated) {
            post("/groups", #"{"name":"x"}"#, .gives(.error(5, "/groups/lights")))
            get("/groups", .text("{}"))
        }
        Row(115, "a room does not", .measured) {
            post("/groups", #"{"type":"Room","class":"Kitchen","lights":[]}"#, .makes("room"))
            get(
                "/groups/{room}", .shows("type", "Room"), .shows("class", "Kitchen"), .shows("lights", []),
                .shows("action", ["on": false, "alert": "none"]), .shows("state", ["all_on": false, "any_on": false]))
        }
        Row(116, "classes are written as they are", .measured) {
            let words = "invalid value, kitchen, for parameter, class"
            post(
                "/groups", #"{"type":"Room","class":"kitchen","lights":["5"]}"#,
                .gives(.error(7, "/groups/class", says: words)))
            get("/groups", .text("{}"))
        }
        Row(117, "a light stands in one room", .documented, needs: .groups) {
            post("/groups", #"{"name":"Second","type":"Room","class":"Kitchen","lights":["3"]}"#, .gives(.error(306)))
            get("/groups", .members("", ["1", "2", "3"]))
        }
        Row(127, "there is room for sixty-four groups", .documented, needs: .groups) {
            for _ in 4...64 { post("/groups", #"{"lights":["5"]}"#, .makes("more")) }
            post("/groups", #"{"lights":["5"]}"#, .gives(.error(301, "/groups")))
        }
    }
}
