extension Golden {
    /// Light 1.
    static let extendedColorLight = line(#"""
        {"state":{"on":true,"bri":254,"hue":7206,"sat":139,"effect":"none","xy":[0.4567,0.4101],"ct":366,
        "alert":"none","colormode":"ct","mode":"homeautomation","reachable":true},
        "swupdate":{"state":"noupdates","lastinstall":null},"type":"Extended color light",
        "name":"Hue color lamp 1","modelid":"LCT015","manufacturername":"Signify Netherlands B.V.",
        "productname":"Hue color lamp","capabilities":{"certified":true,"control":{"mindimlevel":1000,
        "maxlumen":806,"colorgamuttype":"C","colorgamut":[[0.6915,0.3083],[0.17,0.7],[0.1532,0.0475]],
        "ct":{"min":153,"max":500}},"streaming":{"renderer":true,"proxy":true}},
        "config":{"archetype":"sultanbulb","function":"mixed","direction":"omnidirectional",
        "startup":{"mode":"safety","configured":true}},"uniqueid":"00:17:88:01:00:00:00:01-0b",
        "swversion":"1.46.13_r26312","swconfigid":"772B0E5E","productid":"Philips-LCT015-1-A19ECLv5"}
        """#)

    /// Light 2.
    static let dimmableLight = line(#"""
        {"state":{"on":true,"bri":254,"alert":"none","mode":"homeautomation","reachable":true},
        "swupdate":{"state":"noupdates","lastinstall":null},"type":"Dimmable light","name":"Hue white lamp 1",
        "modelid":"LWB010","manufacturername":"Signify Netherlands B.V.","productname":"Hue white lamp",
        "capabilities":{"certified":true,"control":{"mindimlevel":5000,"maxlumen":806},
        "streaming":{"renderer":false,"proxy":false}},"config":{"archetype":"classicbulb",
        "function":"functional","direction":"omnidirectional","startup":{"mode":"safety","configured":true}},
        "uniqueid":"00:17:88:01:00:00:00:02-0b","swversion":"1.46.13_r26312",
        "productid":"Philips-LWB010-1-A19DLv4"}
        """#)

    /// Light 3.
    static let extendedColorLightOff = line(#"""
        {"state":{"on":false,"bri":254,"hue":15042,"sat":140,"effect":"none","xy":[0.4567,0.4101],"ct":366,
        "alert":"none","colormode":"ct","mode":"homeautomation","reachable":true},
        "swupdate":{"state":"noupdates","lastinstall":null},"type":"Extended color light",
        "name":"Hue color lamp 2","modelid":"LCT015","manufacturername":"Signify Netherlands B.V.",
        "productname":"Hue color lamp","capabilities":{"certified":true,"control":{"mindimlevel":1000,
        "maxlumen":806,"colorgamuttype":"B","colorgamut":[[0.675,0.322],[0.409,0.518],[0.167,0.04]],
        "ct":{"min":153,"max":500}},"streaming":{"renderer":true,"proxy":true}},
        "config":{"archetype":"sultanbulb","function":"mixed","direction":"omnidirectional",
        "startup":{"mode":"safety","configured":true}},"uniqueid":"00:17:88:01:00:00:00:03-0b",
        "swversion":"1.46.13_r26312","swconfigid":"772B0E5E","productid":"Philips-LCT015-1-A19ECLv5"}
        """#)

    /// Light 4.
    static let temperatureLight = line(#"""
        {"state":{"on":true,"bri":254,"ct":366,"alert":"none","colormode":"ct","mode":"homeautomation",
        "reachable":true},"swupdate":{"state":"noupdates","lastinstall":null},"type":"Color temperature light",
        "name":"Hue ambiance lamp 1","modelid":"LTW001","manufacturername":"Signify Netherlands B.V.",
        "productname":"Hue ambiance lamp","capabilities":{"certified":true,"control":{"mindimlevel":1000,
        "maxlumen":806,"ct":{"min":153,"max":454}},"streaming":{"renderer":false,"proxy":false}},
        "config":{"archetype":"sultanbulb","function":"functional","direction":"omnidirectional",
        "startup":{"mode":"safety","configured":true}},"uniqueid":"00:17:88:01:00:00:00:04-0b",
        "swversion":"5.50.1.19085"}
        """#)

    /// Light 5.
    static let plug = line(#"""
        {"state":{"on":true,"alert":"none","mode":"homeautomation","reachable":true},
        "swupdate":{"state":"noupdates","lastinstall":null},"type":"On/Off plug-in unit","name":"Plug",
        "modelid":"LOM001","manufacturername":"Signify Netherlands B.V.","productname":"Hue Smart plug",
        "capabilities":{"certified":true,"control":{},"streaming":{"renderer":false,"proxy":false}},
        "config":{"archetype":"plug","function":"functional","direction":"omnidirectional",
        "startup":{"mode":"safety","configured":true}},"uniqueid":"00:17:88:01:00:00:00:05-0b",
        "swversion":"1.50.2_r30933","swconfigid":"A641B5AB","productid":"SmartPlug_OnOff_v01-00_01"}
        """#)

    /// Light 6.
    static let colorLight = line(#"""
        {"state":{"on":true,"bri":254,"hue":9051,"sat":129,"effect":"none","xy":[0.4567,0.4101],"alert":"none",
        "colormode":"xy","mode":"homeautomation","reachable":true},"swupdate":{"state":"noupdates",
        "lastinstall":null},"type":"Color light","name":"Iris","modelid":"LLC010",
        "manufacturername":"Signify Netherlands B.V.","productname":"Hue iris","capabilities":{"certified":true,
        "control":{"colorgamuttype":"A","colorgamut":[[0.704,0.296],[0.2151,0.7106],[0.138,0.08]]},
        "streaming":{"renderer":true,"proxy":false}},"config":{"archetype":"tableshade","function":"decorative",
        "direction":"omnidirectional","startup":{"mode":"safety","configured":true}},
        "uniqueid":"00:17:88:01:00:00:00:06-0b","swversion":"5.50.1.19085"}
        """#)
}
