import HomeModel
import Testing

@Suite("Orders")
struct OutcomeTests {
    @Test(arguments: [50, 500])
    func `one order goes out however many lamps a room has`(count: Int) throws {
        var test = try TestHome()
        let lamps = (0..<count).map { DeviceDescription.lamp("Lamp \($0)") }
        try test.perform(.furnish(HomeDescription(
            devices: lamps, rooms: [.init(name: "Room", archetype: "office", devices: lamps.map(\.key))])))
        let room = try #require(test.home.rooms.all.map(\.id).first)
        let outcome = try test.perform(.setGroup(.room(room), patch { $0.on = true; $0.brightness = .to(.lowest) }))
        #expect(outcome.orders.map(\.lights) == [test.home.lights.all.map(\.id)])
        #expect(outcome.changes.count == count + 1)
    }

    @Test func `lamps that take turns doing two things get two orders`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plain, .color, .plain, .color)
        let outcome = try test.perform(.setGroup(.wholeHome, patch { $0.brightness = .to(.lowest); $0.xy = .to(.white) }))
        #expect(outcome.orders.map(\.lights) == [[lamps[0], lamps[2]], [lamps[1], lamps[3]]])
    }

    @Test func `what a lamp hears last stays the last, though it heard the same before`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let (on, off) = (Command.setLight(lamp, patch { $0.on = true }), Command.setLight(lamp, patch { $0.on = false }))
        let done = test.pull([Trigger(cause: .owner, commands: [on, off, on])])
        #expect(done.first?.outcome.orders.map(\.action.on) == [true, false, true])
    }

    @Test func `commands in a row that ask the same of several lamps are one order`() throws {
        var test = try TestHome()
        let lamps = [try test.addLamp("A"), try test.addLamp("B")]
        let done = test.pull([Trigger(cause: .owner, commands: lamps.map { .setLight($0, patch { $0.on = true }) })])
        #expect(done.first?.outcome.orders.map(\.lights) == [lamps])
    }
}
