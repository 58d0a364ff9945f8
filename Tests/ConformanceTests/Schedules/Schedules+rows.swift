extension Checklist {
    /// Schedules that are made and changed.
    @ListBuilder<Row> static var scheduleLife: [Row] {
        Row(139, "one that comes back has two times that are one, and is not deleted by itself", .measured, needs: .timeZone) {
            post("/schedules", schedule(#""localtime":"W127/T07:00:00""#), .makes("schedule") { $0 == "1" })
            get(
                "/schedules/1", .shows("localtime", "W127/T07:00:00"), .shows("time", "W127/T07:00:00"),
                .shows("status", "enabled"), .shows("command/address", "/api/{U}/lights/1/state"), .lacks("autodelete"))
        }
        Row(140, "what is past does not come", .emulated, needs: .timeZone) {
            post("/schedules", schedule(#""localtime":"2020-01-01T00:00:00""#), .gives(.error(7, "/schedules/localtime")))
            get("/schedules", .text("{}"))
        }
        Row(141, "one time is given, not two", .documented, needs: .timeZone) {
            let times = #""localtime":"W127/T07:00:00","time":"W127/T06:00:00""#
            post("/schedules", schedule(times), .gives(.error(703, "/schedules/time")))
        }
        Row(144, "times have their form", needs: .timeZone) {
            for time in ["W128/T07:00:00", "W7/T07:00:00", "T25:00:00"] {
                post("/schedules", schedule(#""localtime":"\#(time)""#), .gives(.error(7, "/schedules/localtime")))
            }
        }
        Row(145, "it is enabled or disabled in words", .measured, needs: .timeZone) {
            post("/schedules", schedule(#""localtime":"W127/T07:00:00""#), .makes("schedule") { $0 == "1" })
            put("/schedules/1", #"{"status":1}"#, .gives(.error(7, "/schedules/1/status")))
        }
        Row(146, "a command has ninety bytes", .documented, needs: .timeZone) {
            post("/schedules", schedule(timer, body: command(bytes: 91)), .givesEither(.error(7), .error(11)))
            get("/schedules", .text("{}"))
            post("/schedules", schedule(timer, body: command(bytes: 90)), .makes("schedule"))
        }
    }

    /// Schedules whose time comes.
    @ListBuilder<Row> static var scheduleTimes: [Row] {
        Row(142, "a timer runs out once, and is gone unless it is kept", needs: .timeZone) {
            post("/schedules", schedule(#""localtime":"PT00:00:10","autodelete":true"#), .makes("gone") { $0 == "1" })
            post("/schedules", schedule(#""localtime":"PT00:00:10","autodelete":false"#), .makes("kept") { $0 == "2" })
            pass(seconds: 9)
            get("/lights/1", .shows("state/on", true))
            get("/schedules", .members("", ["1", "2"]))
            pass(seconds: 1)
            get("/lights/1", .shows("state/on", false))
            get("/schedules", .members("", ["2"]), .shows("2/status", "disabled"))
        }
        Row(143, "one that repeats runs as often as it says", needs: .timeZone) {
            put("/lights/1/state", #"{"bri":10}"#, .gives(.set("/lights/1/state/bri", 10)))
            post("/schedules", schedule(#""localtime":"R05/PT00:00:10""#, body: #"{"bri_inc":10}"#), .makes("schedule"))
            for run in 1...7 {
                pass(seconds: 10)
                get("/lights/1", .shows("state/bri", JSON.number(Double(10 + 10 * min(run, 5)))))
            }
        }
    }

    private static func schedule(_ time: String, body: String = #"{"on":false}"#) -> String {
        #"{"name":"Check","command":{"address":"/api/{U}/lights/1/state","method":"PUT","body":\#(body)},\#(time)}"#
    }

    private static let timer = #""localtime":"PT00:00:10""#

    /// A command to a light of so many bytes.
    private static func command(bytes: Int) -> String {
        let (head, tail) = (#"{"on":true,"bri":200,"sat":200,"effect":"none","alert":"none","transitiontime":1,"hue":"#, "}")
        return head + String(repeating: "1", count: max(1, bytes - head.utf8.count - tail.utf8.count)) + tail
    }
}
