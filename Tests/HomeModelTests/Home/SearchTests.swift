import HomeModel
import Testing

@Suite("Looking for what is new")
struct SearchTests {
    @Test func `a look around takes forty seconds and remembers whom it brought`() throws {
        var test = try TestHome()
        _ = try test.addLamp("Before")
        try test.perform(.searchLights(serials: []))
        #expect(test.home.search.isActive(at: test.now) && test.home.search.lastEnded == nil)
        test.pass(.seconds(39))
        let during = try test.addLamp("During")
        test.pass(.seconds(1))
        #expect(!test.home.search.isActive(at: test.now))
        _ = try test.addLamp("After")
        #expect(test.home.tick(at: test.now).changes.count == 1)
        #expect(test.home.search.found == [during])
        #expect(test.home.search.lastEnded == test.now.utc)
    }

    @Test func `the next one starts with nothing found, and a lamp that goes is not found any more`() throws {
        var test = try TestHome()
        try test.perform(.searchLights(serials: []))
        let lamps = [try test.addLamp("A"), try test.addLamp("B")]
        try test.perform(.removeLight(lamps[0]))
        #expect(test.home.search.found == [lamps[1]])
        try test.perform(.searchLights(serials: []))
        #expect(test.home.search.found.isEmpty)
    }

    @Test func `sensors are looked for by themselves`() throws {
        var test = try TestHome()
        try test.perform(.searchSensors(serials: ["45AF34"]))
        #expect(test.home.sensorSearch.isActive(at: test.now) && !test.home.search.isActive(at: test.now))
        #expect(test.home.sensorSearch.serials == ["45AF34"])
        _ = try test.addLamp("Lamp")
        let sensors = [try test.addSensing("A", .motion(false)), try test.addSensing("B", .motion(false))]
        _ = try test.play("Played", .flag(false))
        #expect(test.home.sensorSearch.found == sensors && test.home.search.found.isEmpty)
        try test.perform(.removeSensor(sensors[0]))
        #expect(test.home.sensorSearch.found == [sensors[1]])
        #expect(test.home.nextDue == test.now.uptime + Search.length)
        test.pass(Search.length)
        #expect(test.tick().changes.map(\.event) == [.updated([.search])])
        #expect(test.home.sensorSearch.lastEnded == test.now.utc && test.home.search.lastEnded == nil)
        try test.perform(.searchSensors(serials: []))
        #expect(test.home.sensorSearch.serials.isEmpty && test.home.sensorSearch.found.isEmpty)
    }

    @Test func `what is due next is the earlier of button and search`() throws {
        var test = try TestHome()
        try test.perform(.searchLights(serials: []))
        #expect(test.home.nextDue == test.now.uptime + .seconds(40))
        try test.perform(.pressLinkButton(granting: nil))
        #expect(test.home.nextDue == test.now.uptime + .seconds(30))
        test.pass(.seconds(60))
        #expect(test.home.tick(at: test.now).changes.map(\.event) == [.updated([.linkButton]), .updated([.search])])
        #expect(test.home.nextDue == nil)
    }
}
