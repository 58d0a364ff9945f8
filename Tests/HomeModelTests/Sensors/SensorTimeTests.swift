import Foundation
import HomeModel
import Testing

@Suite("What sensors do by themselves")
struct SensorTimeTests {
    @Test func `the test mode ends after two minutes`() throws {
        var test = try TestHome()
        let id = try test.addSensing("Eye", .motion(false))
        try test.perform(.configureSensor(id, setUp { $0.tests = true }))
        #expect(try test.sensor(id).settings.testEnds == test.now.advanced(by: .seconds(120)).utc)
        test.pass(.seconds(60))
        #expect(test.home.nextDue == test.now.uptime, "the clock is looked at within a minute")
        #expect(test.tick().changes.isEmpty)
        test.pass(.seconds(60))
        #expect(test.tick().changes == [Change(.updated([.test]), ResourceReference(.sensor, id))])
        #expect(try test.sensor(id).settings.testEnds == nil && test.home.nextDue == nil)
    }

    @Test func `the test mode can be ended, and begins anew when it is asked for again`() throws {
        var test = try TestHome()
        let id = try test.addSensing("Eye", .motion(false))
        try test.perform(.configureSensor(id, setUp { $0.tests = true }))
        test.pass(.seconds(50))
        try test.perform(.configureSensor(id, setUp { $0.tests = true }))
        #expect(try test.sensor(id).settings.testEnds == test.now.advanced(by: .seconds(120)).utc)
        try test.perform(.configureSensor(id, setUp { $0.tests = false }))
        #expect(try test.sensor(id).settings.testEnds == nil && test.home.nextDue == nil)
    }

    @Test(arguments: [-7200.0, 7200])
    func `a clock that is set does not make a test last for hours`(jump: TimeInterval) throws {
        var test = try TestHome()
        let id = try test.addSensing("Eye", .motion(false))
        try test.perform(.configureSensor(id, setUp { $0.tests = true }))
        test.now.utc.addTimeInterval(jump)
        test.pass(.seconds(60))
        test.tick()
        #expect(try test.sensor(id).settings.testEnds == nil)
    }

    @Test func `a test that was under way when the program ended is over when it is time`() throws {
        var test = try TestHome()
        let id = try test.addSensing("Eye", .motion(false))
        try test.perform(.configureSensor(id, setUp { $0.tests = true }))
        test.home = Home(restoring: test.home.identity, settings: test.home.settings, resources: test.home.resources)
        #expect(test.home.nextDue == .zero)
        test.pass(.seconds(30))
        test.tick()
        #expect(try test.sensor(id).settings.testEnds != nil)
        test.pass(.seconds(90))
        test.tick()
        #expect(try test.sensor(id).settings.testEnds == nil)
    }
}
