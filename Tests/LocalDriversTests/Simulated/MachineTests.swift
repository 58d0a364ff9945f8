import BridgeCore
import HomeModel
import Testing

@testable import LocalDrivers

@Suite("The small machines of the simulated house")
struct MachineTests {
    @Test func `a fade is where it comes from before it begins, and where it goes after it is over`() {
        let fade = Fade(from: 1.0, to: 3.0, begins: .seconds(10), length: .seconds(4))
        #expect([9, 10, 11, 13, 14, 15].map { fade.value(at: .seconds($0)) } == [1, 1, 1.5, 2.5, 3, 3])
        #expect(!fade.isOver(at: .milliseconds(13_999)) && fade.isOver(at: .seconds(14)))
    }

    @Test func `a fade that takes no time, or less, is over at once`() {
        for length in [Duration.zero, .seconds(-1)] {
            #expect(Fade(from: 0.0, to: 1.0, begins: .seconds(1), length: length).value(at: .seconds(1)) == 1)
        }
    }

    @Test func `of a lamp's errands one is under way and at most one waits`() {
        var errands = LampErrands()
        #expect(!errands.isBusy)
        let first = action(1) { $0.on = true }
        let steps = (1...9).map { level in action(2) { $0.brightness = Brightness(fraction: Double(level) / 10) } }
        let last = action(3) { $0.alert = .breatheOnce }
        let wasIdle = ([first] + steps + [last]).map { errands.add($0) }
        #expect(wasIdle == [true] + Array(repeating: false, count: 10))
        var rest = last
        rest.brightness = Brightness(fraction: 0.9)
        let carriedOut = [errands.finish(), errands.finish(), errands.finish()]
        #expect(carriedOut == [first, rest, nil])
        #expect(!errands.isBusy)
    }

    @Test func `tidings of a lamp are said once, in the order they came, when they can be`() {
        var tidings = Tidings()
        let lamp = Tidings.Subject.lamp(LightAddress(identity: "a", index: 0))
        for subject in [lamp, .reachability("a"), lamp] { tidings.add(subject) }
        let whileBusy = [tidings.takeSubject { $0 != lamp }, tidings.takeSubject { $0 != lamp }]
        #expect(whileBusy == [.reachability("a"), nil])
        #expect(!tidings.isEmpty)
        let afterwards = tidings.takeSubject { _ in true }
        #expect(afterwards == lamp && tidings.isEmpty)
        tidings.add(lamp)
        #expect(!tidings.isEmpty, "what was said may have to be said again")
    }

    @Test func `of more than 256 readings the oldest are dropped`() {
        var tidings = Tidings()
        let key = DeviceKey(driver: "simulated", identity: "eye")
        for number in 1...300 { tidings.add(reading: .sensor(key, index: 0, .lightLevel(number))) }
        let oldest = tidings.takeReading()
        #expect(oldest == .sensor(key, index: 0, .lightLevel(45)))
        var left = 0
        while tidings.takeReading() != nil { left += 1 }
        #expect(left == 255)
    }

    @Test(arguments: [("Living room", "living_room"), ("kids_bedroom", "kids_bedroom"), ("TV", "tv"), ("Moon", nil), ("", nil)])
    func `classes of rooms are spelled the home's way`(text: String, archetype: String?) {
        #expect(RoomClasses.archetype(text) == archetype)
    }
}
