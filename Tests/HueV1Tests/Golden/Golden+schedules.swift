extension Golden {
    /// Schedule 1: an alarm, which comes back and so is not deleted by itself.
    static let alarm = line(#"""
        {"name":"Wake up","description":"On workdays",
        "command":{"address":"/api/Porch-light-Test-Key-of-forty-characters/lights/1/state",
        "body":{"on":true,"bri":200},"method":"PUT"},"localtime":"W124/T06:00:00","time":"W124/T06:00:00",
        "created":"2017-12-03T21:49:38","status":"enabled","recycle":false}
        """#)

    /// Schedule 2: a timer that stands, made ten seconds later.
    static let timer = line(#"""
        {"name":"schedule","description":"",
        "command":{"address":"/api/Porch-light-Test-Key-of-forty-characters/groups/0/action",
        "body":{"on":false},"method":"PUT"},"localtime":"PT00:00:10","time":"PT00:00:10","created":"2017-12-03T21:49:48",
        "status":"disabled","autodelete":false,"starttime":"2017-12-03T21:49:48","recycle":true}
        """#)

    /// Schedule 3: a date by the clock of Halifax, four hours behind UTC in winter.
    static let date = line(#"""
        {"name":"schedule 1","description":"",
        "command":{"address":"/api/Porch-light-Test-Key-of-forty-characters/groups/0/action",
        "body":{"on":false},"method":"PUT"},"localtime":"2017-12-24T22:00:00A00:30:00",
        "time":"2017-12-25T02:00:00A00:30:00","created":"2017-12-03T21:49:48","status":"enabled","autodelete":true,
        "recycle":false}
        """#)
}
