extension Golden {
    /// Group 0, which has no class.
    static let group0 = line(#"""
        {"name":"Group 0","lights":["1","2","3","4","5","6"],"sensors":["2","3","4","5"],"type":"LightGroup",
        "state":{"all_on":false,"any_on":true},"recycle":false,"presence":{"state":{"presence":null,"presence_all":null,
        "lastupdated":"none"}},"lightlevel":{"state":{"dark":null,"dark_all":null,"daylight":null,
        "daylight_any":null,"lightlevel":null,"lightlevel_min":null,"lightlevel_max":null,"lastupdated":"none"}},
        "action":{"on":true,"bri":254,"hue":7206,"sat":139,
        "effect":"none","xy":[0.4567,0.4101],"ct":366,"alert":"none","colormode":"ct"}}
        """#)

    /// Group 1.
    static let livingRoom = line(#"""
        {"name":"Living room","lights":["1","2"],"sensors":["3","4","5"],"type":"Room","state":{"all_on":true,
        "any_on":true},"recycle":false,"class":"Living room","presence":{"state":{"presence":null,"presence_all":null,
        "lastupdated":"none"}},"lightlevel":{"state":{"dark":null,"dark_all":null,"daylight":null,
        "daylight_any":null,"lightlevel":null,"lightlevel_min":null,"lightlevel_max":null,"lastupdated":"none"}},
        "action":{"on":true,"bri":254,"hue":7206,"sat":139,
        "effect":"none","xy":[0.4567,0.4101],"ct":366,"alert":"none","colormode":"ct"}}
        """#)

    /// Group 3, whose action has no more than a lamp without abilities.
    static let emptyRoom = line(#"""
        {"name":"Porch","lights":[],"sensors":[],"type":"Room","state":{"all_on":false,"any_on":false},
        "recycle":false,"class":"Porch","action":{"on":false,"alert":"none"}}
        """#)
}
