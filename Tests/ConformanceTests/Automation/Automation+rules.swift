extension Checklist {
    /// Rules and when they fire.
    @ListBuilder<Row> static var rules: [Row] {
        Row(153, "one that waits for a write fires at each", needs: .clipSensors) {
            post("/rules", rule(when: [statusIsOne, statusIsWritten]), .makes("rule"))
            write(1)
            write(1)
            get("/rules/{rule}", .shows("timestriggered", 2), .shows("lasttriggered", like: Pattern.date))
        }
        Row(154, "one that waits for a value fires when it comes", needs: .clipSensors) {
            post("/rules", rule(when: [statusIsOne]), .makes("rule"))
            write(1)
            write(1)
            get("/rules/{rule}", .shows("timestriggered", 1))
        }
        Row(155, "one that waits for a while waits anew after each change", needs: .clipSensors) {
            post("/rules", rule(when: [statusChangedFiveSecondsAgo]), .makes("rule"))
            put("/sensors/3/state", #"{"status":1}"#, .gives(.set("/sensors/3/state/status", 1)))
            fires(0, after: 4)
            fires(1, after: 1)
            put("/sensors/3/state", #"{"status":2}"#, .gives(.set("/sensors/3/state/status", 2)))
            fires(1, after: 3)
            put("/sensors/3/state", #"{"status":3}"#, .gives(.set("/sensors/3/state/status", 3)))
            fires(1, after: 4)
            fires(2, after: 1)
        }
        Row(158, "one that is disabled does not fire", .documented, needs: .clipSensors) {
            post("/rules", rule(when: [statusIsOne], status: "disabled"), .makes("rule"))
            write(1)
            get("/rules/{rule}", .shows("status", "disabled"), .shows("lasttriggered", "none"), .shows("timestriggered", 0))
            put("/rules/{rule}", #"{"status":"enabled"}"#, .gives(.set("/rules/{rule}/status", "enabled")))
            write(0)
            write(1)
            get("/rules/{rule}", .shows("lasttriggered", like: Pattern.date), .shows("timestriggered", 1))
        }
    }

    /// Rules that are made, and that lose what they are about.
    @ListBuilder<Row> static var ruleMaking: [Row] {
        Row(156, "a rule has one condition to eight", needs: .clipSensors) {
            let nine = Array(repeating: statusIsOne, count: 9)
            post("/rules", rule(when: nine), .givesEither(.error(7), .error(11), .error(601), .error(607)))
            post("/rules", #"{"name":"R","actions":[\#(dimming)]}"#, .gives(.error(5, "/rules/conditions")))
            get("/rules", .text("{}"))
        }
        Row(157, "one whose sensor is gone says so", .documented, needs: .clipSensors) {
            post("/rules", rule(when: [statusIsOne]), .makes("rule"))
            delete("/sensors/3", .gives(.done("/sensors/3 deleted")))
            get("/rules/{rule}", .shows("status", "resourcedeleted"))
        }
    }

    /// The body that makes a rule.
    static func rule(when conditions: [String], then action: String = dimming, status: String = "enabled") -> String {
        #"{"name":"R","status":"\#(status)","conditions":[\#(conditions.joined(separator: ","))],"actions":[\#(action)]}"#
    }

    private static let dimming = #"{"address":"/lights/2/state","method":"PUT","body":{"bri":50}}"#
    private static let statusIsOne = #"{"address":"/sensors/3/state/status","operator":"eq","value":"1"}"#
    private static let statusIsWritten = #"{"address":"/sensors/3/state/lastupdated","operator":"dx"}"#
    private static let statusChangedFiveSecondsAgo =
        #"{"address":"/sensors/3/state/status","operator":"ddx","value":"PT00:00:05"}"#

    /// An app writes a status, and a while passes, since writes are dated to the second.
    @ListBuilder<Step> private static func write(_ status: Int) -> [Step] {
        put(
            "/sensors/3/state", #"{"status":\#(status)}"#,
            .gives(.set("/sensors/3/state/status", JSON.number(Double(status)))))
        pass(seconds: 2)
    }

    /// After a while the rule has fired so many times.
    @ListBuilder<Step> private static func fires(_ times: Int, after seconds: Double) -> [Step] {
        pass(seconds: seconds)
        get("/rules/{rule}", .shows("timestriggered", JSON.number(Double(times))))
    }
}
