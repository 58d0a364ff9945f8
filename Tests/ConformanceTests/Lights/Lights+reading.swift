extension Checklist {
    /// What each kind of light shows.
    @ListBuilder<Row> static var reading: [Row] {
        Row(54, "lights stand under their numbers") {
            get("/lights", .members("", ["1", "2", "3", "4", "5", "6"]))
        }
        Row(55, "a light of all colours shows them every way") {
            get("/lights/1", .shows("type", "Extended color light"), .members("state", colorKeys + ["ct"] + commonColorKeys))
        }
        Row(56, "a light of one white has no colour") {
            get("/lights/2", .shows("type", "Dimmable light"), .members("state", ["on", "bri", "alert", "mode", "reachable"]))
        }
        Row(57, "a light of all whites has a temperature alone") {
            get(
                "/lights/4", .shows("type", "Color temperature light"),
                .members("state", ["on", "bri", "ct", "alert", "colormode", "mode", "reachable"]))
        }
        Row(58, "a plug is on or off") {
            get("/lights/5", .shows("type", "On/Off plug-in unit"), .members("state", ["on", "alert", "mode", "reachable"]))
        }
        Row(59, "a light of colours without whites has no temperature", .measured) {
            get("/lights/6", .shows("type", "Color light"), .members("state", colorKeys + commonColorKeys))
        }
    }

    private static let colorKeys = ["on", "bri", "hue", "sat", "effect", "xy"]
    private static let commonColorKeys = ["alert", "colormode", "mode", "reachable"]
}
