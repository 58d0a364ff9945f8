import BridgeCore
@testable import CloudConnectors
import Foundation
import HomeModel
import RuuviData
import Testing

@Suite("What is news of Ruuvi's sensors")
struct RuuviRosterTests {
    private var roster = RuuviRoster(driver: "ruuvi:x")

    @Test mutating func aMeasurementIsToldOnceAndAnOlderOneNever() {
        #expect(connect([tag(at: 100)]).first?.sensors[0] == .temperature(20))
        #expect(news([tag(at: 100)]).isEmpty)
        #expect(news([tag(at: 40, degrees: 3)]).isEmpty)
        #expect(news([tag(at: 160, degrees: 21)]).contains(.sensor(identity: "AA", index: 0, .temperature(21))))
        #expect(connect([tag(at: 160, degrees: 21)]).first?.sensors == [:], "nor after the connection was lost")
    }

    @Test(arguments: [
        ([66, 66], [false, false]), ([66, 67, 67], [false, true, false]), ([254, 0], [false, true]), ([3, 9], [false, true]),
    ])
    mutating func aCounterThatChangesIsAMotion(counts: [Int], motions: [Bool]) {
        var seen = [connect([tag(at: 100, movements: counts[0])]).first?.sensors[2]]
        for (number, count) in counts.enumerated().dropFirst() {
            let told = news([tag(at: 100 + 60 * number, movements: count)])
            seen.append(told.compactMap { if case .sensor(_, 2, let reading) = $0 { reading } else { nil } }.first)
        }
        #expect(seen == motions.map { .motion($0) })
    }

    @Test mutating func aTagThatIsNotHeardForHalfAnHourIsOutOfReachUntilItIsHeard() {
        #expect(connect([tag(at: 0)], at: 1800).first?.isReachable == true)
        let silent = news([tag(at: 0)], at: 1801)
        guard case .found(let device)? = silent.first, silent.count == 1 else {
            Issue.record("\(silent)")
            return
        }
        #expect(!device.isReachable && device.sensors == [:])
        #expect(news([tag(at: 0)], at: 1900).isEmpty)
        guard case .found(let back)? = news([tag(at: 1950)], at: 2000).first else {
            Issue.record("it is not back")
            return
        }
        #expect(back.isReachable && back.sensors[0] == .temperature(20))
    }

    @Test(arguments: [(1, 1800), (10, 1800), (15, 2700), (60, 10_800)])
    mutating func aPlanThatShowsLittleAllowsForMoreSilence(resolution: Int, longest: Int) {
        var sensor = tag(at: 0)
        sensor.resolution = resolution
        #expect(connect([sensor], at: longest).first?.isReachable == true)
        #expect(news([sensor], at: longest + 1).count == 1)
    }

    @Test mutating func aMeasurementFromTimeToComeDoesNotHideThoseThatFollow() {
        #expect(connect([tag(at: 801)], at: 200).isEmpty, "nothing else is known of it")
        #expect(connect([tag(at: 100)], at: 200).first?.sensors[0] == .temperature(20))
        #expect(news([tag(at: 4_294_967_296, degrees: 3)], at: 200).isEmpty)
        #expect(news([tag(at: 160, degrees: 21)], at: 200).contains(.sensor(identity: "AA", index: 0, .temperature(21))))
        #expect(news([tag(at: 800, degrees: 22)], at: 200).contains(.sensor(identity: "AA", index: 0, .temperature(22))))
    }

    @Test mutating func aClockOfOursThatIsSetBackHidesNothing() {
        _ = connect([tag(at: 100_000)], at: 100_000)
        #expect(news([tag(at: 100, degrees: 21)], at: 200).contains(.sensor(identity: "AA", index: 0, .temperature(21))))
    }

    @Test mutating func silenceOfTheCloudMakesTagsStaleToo() {
        _ = connect([tag(at: 0)])
        #expect(roster.silence(at: Date(timeIntervalSince1970: 60)).isEmpty)
        #expect(roster.silence(at: Date(timeIntervalSince1970: 4000)).count == 1)
        #expect(roster.silence(at: Date(timeIntervalSince1970: 4001)).isEmpty)
    }

    @Test mutating func tagsComeAndGo() {
        #expect(connect([]).isEmpty)
        guard case .found? = news([tag(at: 100)]).first else {
            Issue.record("it did not come")
            return
        }
        #expect(news([]) == [.gone(identity: "AA")])
        #expect(news([]).isEmpty && roster.silence(at: Date(timeIntervalSince1970: 9000)).isEmpty)
        guard case .found(let device)? = news([tag(at: 100)]).first else {
            Issue.record("it did not come back")
            return
        }
        #expect(device.sensors == [:], "what it said was told already")
    }

    @Test mutating func aTagWithoutDataIsListedOnceItHasSome() {
        var empty = tag(at: 0)
        empty.last = nil
        #expect(connect([empty]).isEmpty)
        #expect(news([empty]).isEmpty)
        #expect(news([tag(at: 100)]).count == 1)
        #expect(news([empty]).isEmpty, "a server that says nothing takes nothing back")
    }

    @Test mutating func aNewNameOrBatteryIsToldWithTheDevice() {
        _ = connect([tag(at: 100)])
        var renamed = tag(at: 160)
        renamed.last?.reading.voltage = 2500
        guard case .found(let device)? = news([renamed]).first else {
            Issue.record("nothing was told")
            return
        }
        #expect(device.description.battery == 50 && device.sensors[7] == .status(2500))
    }

    private mutating func connect(_ sensors: [RuuviSensor], at now: Int = 200) -> [BackendDevice] {
        roster.connect(sensors, at: Date(timeIntervalSince1970: Double(now)))
    }

    private mutating func news(_ sensors: [RuuviSensor], at now: Int = 200) -> [BackendNews] {
        roster.news(sensors, at: Date(timeIntervalSince1970: Double(now)))
    }

    private func tag(at time: Int, degrees: Double = 20, movements: Int = 5) -> RuuviSensor {
        var reading = RuuviReading(.rawV2)
        (reading.temperature, reading.movements) = (degrees, movements)
        return RuuviSensor(id: "AA", spelling: "AA", last: .init(time: time, reading: reading))
    }
}
