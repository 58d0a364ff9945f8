import Foundation

extension Grammar {
    mutating func configEdit() -> Wish? {
        let zones = ["Europe/Amsterdam", "America/Halifax", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Abidjan"]
        if chance.percent(10) { return Wish("PUT", "/config", ["linkbutton": true]) }
        let parts: [(String, Value)] = [
            ("name", name(4...16)), ("timezone", .text(chance.pick(zones))), ("touchlink", true), ("dhcp", true),
            ("zigbeechannel", .int(chance.pick([11, 15, 20, 25]))), ("portalservices", .bool(chance.percent(50))),
            ("ipaddress", "192.168.1.\(chance.int(2...200))"), ("netmask", "255.255.255.0"), ("gateway", "192.168.1.1"),
            ("swupdate2", ["autoinstall": ["on": true, "updatetime": "T\(Self.clock(chance.int(0...86_399)))"]]),
        ]
        return Wish("PUT", "/config", chance.some(parts, 1...3).reduce(.object([])) { $0.with($1.0, $1.1) })
    }

    mutating func search() -> Wish? {
        let serials = (0..<chance.int(1...3)).map { _ in String(chance.int(0x100000...0xFFFFFF), radix: 16) }
        return Wish("POST", chance.pick(["/lights", "/sensors"]), maybe(30, ["deviceid": .texts(serials)]))
    }

    /// Somebody asks to be let in. Whether the button is pressed is chance.
    mutating func registration() -> Wish? {
        let app: Value = ["devicetype": .text("fuzz#app \(chance.int(1...50))")]
        return Wish("POST", "/api", app.with("generateclientkey", maybe(30, true)), by: .nobody)
    }

    mutating func reading() -> Wish? {
        let places = [
            "", "/config", "/lights", "/groups", "/groups/0", "/scenes", "/schedules", "/sensors", "/rules", "/resourcelinks",
            "/capabilities", "/lights/new", "/sensors/new", "/info/timezones", "/capabilities/scenes", "/capabilities/rules",
        ]
        let path = chance.percent(65) ? chance.any(memory.paths) ?? "/lights" : chance.pick(places)
        return Wish("GET", path)
    }

    /// Somebody whose key is not known: seldom, since those who try keys are made to wait.
    mutating func stranger() -> Wish? {
        guard now.timeIntervalSince(lastStranger).magnitude >= 12 else { return nil }
        lastStranger = now
        var wish = chance.pick([lightState(), reading(), removal(), configEdit()]) ?? Wish("GET", "/lights")
        wish.asker = .stranger
        return wish
    }

    /// What is there for everyone, and what is not the API's.
    mutating func elsewhere() -> Wish? {
        let pages = [
            "/api/config", "/api/0/config", "/api/nouser/config", "/description.xml", "/", "/index.html", "/hue_logo_0.png",
            "/foo", "/clip/v2/resource", "/eventstream/clip/v2", "/apis", "/favicon.ico", "/api/nupnp",
        ]
        return Wish("GET", chance.pick(pages), by: .nobody)
    }
}
