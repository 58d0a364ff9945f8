extension Golden {
    /// Rule 1, made by the app `me`, after it acted once.
    static let rule = line(#"""
        {"name":"Dimmer on","owner":"Porch-light-Test-Key-of-forty-characters","created":"2017-12-03T21:49:38",
        "lasttriggered":"2017-12-03T21:49:40","timestriggered":1,"status":"enabled","recycle":true,
        "conditions":[{"address":"/sensors/2/state/buttonevent","operator":"eq","value":"1000"},
        {"address":"/sensors/2/state/lastupdated","operator":"dx"},
        {"address":"/config/localtime","operator":"in","value":"T06:00:00/T23:00:00"}],
        "actions":[{"address":"/groups/1/action","method":"PUT","body":{"on":true,"bri":127}},
        {"address":"/lights/4/state","method":"PUT","body":{"ct":300}}]}
        """#)
}
