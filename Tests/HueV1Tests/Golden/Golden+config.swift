extension Golden {
    /// The configuration without a key, in the order that clients know.
    static let shortConfig = line(#"""
        {"name":"Philips hue","datastoreversion":"163","swversion":"1966060010","apiversion":"1.66.0",
        "mac":"00:17:88:24:96:fe","bridgeid":"001788FFFE2496FE","factorynew":false,"replacesbridgeid":null,
        "modelid":"BSB002","starterkitid":""}
        """#)

    /// Everything about the bridge, as the app `me` sees it.
    static let fullConfig = line(#"""
        {"name":"Philips hue","zigbeechannel":25,"bridgeid":"001788FFFE2496FE","mac":"00:17:88:24:96:fe",
        "dhcp":true,"ipaddress":"192.168.2.12","netmask":"255.255.255.0","gateway":"192.168.2.1",
        "proxyaddress":"none","proxyport":0,"UTC":"2017-12-03T21:49:38","localtime":"2017-12-03T17:49:38",
        "timezone":"America/Halifax","modelid":"BSB002","datastoreversion":"163","swversion":"1966060010",
        "apiversion":"1.66.0","swupdate2":{"checkforupdate":false,"lastchange":"none",
        "bridge":{"state":"noupdates","lastinstall":"none"},"state":"noupdates",
        "autoinstall":{"updatetime":"T14:00:00","on":false}},"linkbutton":false,"portalservices":false,
        "analyticsconsent":false,"portalconnection":"disconnected","portalstate":{"signedon":false,
        "incoming":false,"outgoing":false,"communication":"disconnected"},
        "internetservices":{"internet":"connected","remoteaccess":"connected","time":"connected",
        "swupdate":"connected"},"factorynew":false,"replacesbridgeid":null,"backup":{"status":"idle",
        "errorcode":0},"starterkitid":"",
        "whitelist":{"Porch-light-Test-Key-of-forty-characters":{"last use date":"2017-12-03T21:49:07",
        "create date":"2017-12-03T21:49:07","name":"test#me"},
        "012ee3c6-3c44-59bb-88b6-3f07b673b8e9":{"last use date":"2017-12-03T21:49:07",
        "create date":"2017-12-03T21:49:07","name":"test#other"}}}
        """#)

    /// What there is room for; the zones are the system's.
    static func capabilities(timezones: String) -> String {
        line(#"""
            {"lights":{"available":57,"total":63},"sensors":{"available":245,"total":250,"clip":{"available":245,
            "total":250},"zll":{"available":60,"total":64},"zgp":{"available":64,"total":64}},
            "groups":{"available":61,"total":64},"scenes":{"available":200,"total":200,
            "lightstates":{"available":12600,"total":12600}},"schedules":{"available":100,"total":100},
            "rules":{"available":250,"total":250,"conditions":{"available":1500,"total":1500},
            "actions":{"available":1000,"total":1000}},"resourcelinks":{"available":64,"total":64},
            "streaming":{"available":1,"total":1,"channels":20},
            """#) + #""timezones":{"values":\#(timezones)}}"#
    }
}
