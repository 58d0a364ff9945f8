extension Golden {
    /// A scene of lights 1, 2 and 3 as the sample home has them, alone.
    static let evening = line(#"""
        {"name":"Evening","type":"LightScene","lights":["1","2","3"],
        "owner":"Porch-light-Test-Key-of-forty-characters","recycle":true,"locked":false,
        "appdata":{"version":-1,"data":"YP0PB_r09_d99"},"picture":"cosy.jpg",
        "image":"a1f7da49-d181-4328-abea-68c9dc4b5416","lastupdated":"2017-12-03T21:49:38","version":2,
        "lightstates":{"1":{"on":true,"bri":254,"ct":366,"transitiontime":50},
        "2":{"on":true,"bri":254,"transitiontime":50},"3":{"on":false,"bri":254,"ct":366,"transitiontime":50}}}
        """#)

    /// A scene of group 2, as it stands among others.
    static let hall = line(#"""
        {"name":"Hall","type":"GroupScene","group":"2","lights":["3","4"],
        "owner":"Porch-light-Test-Key-of-forty-characters","recycle":false,"locked":false,"appdata":{},"picture":"",
        "lastupdated":"2017-12-03T21:49:38","version":2}
        """#)

    /// A scene made the old way, alone: what it stores cannot be read.
    static let old = line(#"""
        {"name":"x","type":"LightScene","lights":["1"],"owner":"Porch-light-Test-Key-of-forty-characters",
        "recycle":false,"locked":false,"appdata":{},"picture":"","lastupdated":null,"version":1}
        """#)
}
