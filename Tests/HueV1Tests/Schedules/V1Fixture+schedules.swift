import HomeModel
import HueV1

extension V1Fixture {
    /// The command that switches all lamps off, as a member of a body.
    static let allOff = command(#""address":"/api/\#(me)/groups/0/action","method":"PUT","body":{"on":false}"#)

    /// The sample home with schedules 1 (an alarm), 2 (a timer that stands) and 3 (a date), as in `Golden+schedules.swift`.
    static func scheduled() throws -> V1Fixture {
        var fixture = try V1Fixture()
        fixture.addSchedules()
        return fixture
    }

    /// Makes an alarm and, ten seconds later, a timer that stands and a date.
    mutating func addSchedules() {
        let lamp = Self.command(#""address":"/api/\#(Self.me)/lights/1/state","method":"PUT","body":{"on": true, "bri": 200}"#)
        let words = #""name":"Wake up","description":"On workdays""#
        _ = send("POST /schedules", #"{\#(words),\#(lamp),"localtime":"W124/T06:00:00"}"#)
        pass(.seconds(10))
        let timer = #""localtime":"PT00:00:10","status":"disabled","autodelete":false,"recycle":true"#
        _ = send("POST /schedules", Self.body(timer))
        _ = send("POST /schedules", Self.body(#""localtime":"2017-12-24T22:00:00A00:30:00""#))
    }

    static func command(_ parts: String) -> String { #""command":{\#(parts)}"# }

    /// A body for a new schedule that switches all lamps off.
    static func body(_ time: String, _ more: String = "") -> String {
        "{\(allOff),\(time)\(more.isEmpty ? "" : "," + more)}"
    }
}
