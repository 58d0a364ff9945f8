import HomeModel

extension V1Fixture {
    /// The sample home with sensors that apps play: 6 a status, 7 a flag, 8 a light level, 9 a geofence, 10 a switch,
    /// 11 a thermometer, 12 a hygrometer, 13 a door, 14 a motion sensor.
    static func played() throws -> V1Fixture {
        var fixture = try V1Fixture()
        for type in [
            "CLIPGenericStatus", "CLIPGenericFlag", "CLIPLightLevel", "Geofence", "CLIPSwitch", "CLIPTemperature",
            "CLIPHumidity", "CLIPOpenClose", "CLIPPresence",
        ] {
            _ = fixture.send("POST /sensors", newSensor(type))
        }
        return fixture
    }

    /// The body that makes a sensor of some type; `more` goes behind it.
    static func newSensor(_ type: String, name: String? = nil, more: String = "") -> String {
        #"{"name":"\#(name ?? type)","type":"\#(type)","modelid":"PHWA01","swversion":"1.0","uniqueid":"WA0001","#
            + #""manufacturername":"Nobody"\#(more)}"#
    }
}

extension Row {
    /// Sends the request in a fresh home with sensors that apps play.
    func checkAmongPlayed() throws {
        var fixture = try V1Fixture.played()
        check(in: &fixture)
    }
}
