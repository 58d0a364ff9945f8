extension Checklist {
    /// Sensors, and what apps write into theirs.
    @ListBuilder<Row> static var sensors: [Row] {
        Row(147, "sensor 1 is the daylight, which knows nothing until it is told where it is", .measured) {
            get("/sensors/1", .shows("type", "Daylight"), .shows("state", ["daylight": .null, "lastupdated": "none"]))
        }
        Row(148, "no app presses a button", .documented) {
            put("/sensors/2/state", #"{"buttonevent":1000}"#, .gives(.error(8, "/sensors/2/state/buttonevent")))
        }
        Row(149, "what an app writes is dated, also when it is the same", needs: .clipSensors) {
            get("/sensors/3", .shows("state/lastupdated", "none"))
            put("/sensors/3/state", #"{"status":5}"#, .gives(.set("/sensors/3/state/status", 5)))
            get(
                "/sensors/3", .shows("state/status", 5), .shows("state/lastupdated", like: Pattern.date),
                .keeps("state/lastupdated", as: "before"))
            pass(seconds: 5)
            put("/sensors/3/state", #"{"status":5}"#, .gives(.set("/sensors/3/state/status", 5)))
            get("/sensors/3", .shows("state/lastupdated", otherThan: "before"))
        }
        Row(150, "a flag is true or false", needs: .clipSensors) {
            put("/sensors/4/state", #"{"flag":1}"#, .gives(.error(7, "/sensors/4/state/flag")))
        }
        Row(151, "an app makes only sensors of its own kind", .documented) {
            post("/sensors", Part.sensor("ZLLSwitch", "Mine"), .gives(.error(501)))
            post("/sensors", Part.sensor("CLIPPresence", "Mine", model: "short"), .gives(.error(7, "/sensors/modelid")))
            get("/sensors", .members("", ["1", "2"]))
        }
        Row(152, "and removes them", needs: .clipSensors) {
            post("/sensors", Part.sensor("CLIPPresence", "Mine"), .makes("sensor") { $0 == "5" })
            get("/sensors/5", .shows("name", "Mine"), .shows("type", "CLIPPresence"))
            delete("/sensors/5", .gives(.done("/sensors/5 deleted")))
            get("/sensors", .members("", ["1", "2", "3", "4"]))
        }
    }
}
