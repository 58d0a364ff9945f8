extension Golden {
    /// Sensor 1.
    static let daylight = line(#"""
        {"state":{"daylight":null,"lastupdated":"none"},"config":{"on":true,"configured":false,
        "sunriseoffset":30,"sunsetoffset":-30},"name":"Daylight","type":"Daylight","modelid":"PHDL00",
        "manufacturername":"Philips","swversion":"1.0"}
        """#)

    /// Sensor 2.
    static let dimmerSwitch = line(#"""
        {"state":{"buttonevent":null,"lastupdated":"none"},"swupdate":{"state":"noupdates","lastinstall":null},
        "config":{"on":true,"battery":80,"reachable":true,"alert":"none","pending":[]},"name":"Dimmer",
        "type":"ZLLSwitch","modelid":"RWL021","manufacturername":"Signify Netherlands B.V.",
        "productname":"Hue dimmer switch","swversion":"5.45.1.17846",
        "uniqueid":"00:17:88:01:10:38:02:66-02-fc00","capabilities":{"certified":true,"primary":true,
        "inputs":[{"repeatintervals":[800],"events":[{"buttonevent":1000,"eventtype":"initial_press"},
        {"buttonevent":1001,"eventtype":"repeat"},{"buttonevent":1002,"eventtype":"short_release"},
        {"buttonevent":1003,"eventtype":"long_release"}]}]}}
        """#)

    /// Sensor 3.
    static let motion = line(#"""
        {"state":{"presence":false,"lastupdated":"none"},"swupdate":{"state":"noupdates","lastinstall":null},
        "config":{"on":true,"battery":100,"reachable":true,"alert":"none","sensitivity":2,"sensitivitymax":2,
        "ledindication":false,"usertest":false,"pending":[]},"name":"Motion","type":"ZLLPresence",
        "modelid":"SML001","manufacturername":"Signify Netherlands B.V.","productname":"Hue motion sensor",
        "swversion":"6.1.1.27575","uniqueid":"00:17:88:01:02:03:04:05-02-0406","capabilities":{"certified":true,
        "primary":true}}
        """#)

    /// Sensor 4.
    static let temperature = line(#"""
        {"state":{"temperature":0,"lastupdated":"none"},"swupdate":{"state":"noupdates","lastinstall":null},
        "config":{"on":true,"battery":100,"reachable":true,"alert":"none","ledindication":false,
        "usertest":false,"pending":[]},"name":"Warmth","type":"ZLLTemperature","modelid":"SML001",
        "manufacturername":"Signify Netherlands B.V.","productname":"Hue temperature sensor",
        "swversion":"6.1.1.27575","uniqueid":"00:17:88:01:02:03:04:05-02-0402","capabilities":{"certified":true,
        "primary":false}}
        """#)

    /// Sensor 5.
    static let lightLevel = line(#"""
        {"state":{"lightlevel":0,"dark":true,"daylight":false,"lastupdated":"none"},
        "swupdate":{"state":"noupdates","lastinstall":null},"config":{"on":true,"battery":100,"reachable":true,
        "alert":"none","tholddark":16000,"tholdoffset":7000,"ledindication":false,"usertest":false,
        "pending":[]},"name":"Daylight level","type":"ZLLLightLevel","modelid":"SML001",
        "manufacturername":"Signify Netherlands B.V.","productname":"Hue ambient light sensor",
        "swversion":"6.1.1.27575","uniqueid":"00:17:88:01:02:03:04:05-02-0400","capabilities":{"certified":true,
        "primary":false}}
        """#)

    /// A switch without a battery.
    static let tap = line(#"""
        {"state":{"buttonevent":null,"lastupdated":"none"},"swupdate":{"state":"noupdates","lastinstall":null},
        "config":{"on":true},"name":"Tap","type":"ZGPSwitch","modelid":"ZGPSWITCH","manufacturername":"Philips",
        "productname":"Hue tap switch","swversion":"","uniqueid":"00:00:00:00:00:44:23:08-f2",
        "capabilities":{"certified":true,"primary":true,"inputs":[
        {"repeatintervals":[],"events":[{"buttonevent":34,"eventtype":"initial_press"}]},
        {"repeatintervals":[],"events":[{"buttonevent":16,"eventtype":"initial_press"}]},
        {"repeatintervals":[],"events":[{"buttonevent":17,"eventtype":"initial_press"}]},
        {"repeatintervals":[],"events":[{"buttonevent":18,"eventtype":"initial_press"}]}]}}
        """#)

    /// The ring around four buttons.
    static let dial = line(#"""
        {"state":{"rotaryevent":null,"expectedrotation":null,"expectedeventduration":null,"lastupdated":"none"},
        "swupdate":{"state":"noupdates","lastinstall":null},"config":{"on":true,"battery":100,"reachable":true,
        "alert":"none","pending":[]},"name":"Dial","type":"ZLLRelativeRotary","modelid":"RDM002",
        "manufacturername":"Signify Netherlands B.V.","productname":"Hue tap dial switch","swversion":"2.59.25",
        "uniqueid":"00:17:88:01:0d:00:00:01-03-fc00","capabilities":{"certified":true,"primary":false,
        "inputs":[{"repeatintervals":[400],"events":[{"rotaryevent":1,"eventtype":"start"},
        {"rotaryevent":2,"eventtype":"repeat"}]}]}}
        """#)
}
