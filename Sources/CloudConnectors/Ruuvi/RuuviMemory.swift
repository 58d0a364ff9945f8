import Foundation

/// What is known of the sensors, from one connection to the next.
actor RuuviMemory {
    private var roster: RuuviRoster

    init(_ roster: RuuviRoster) {
        self.roster = roster
    }

    func connect(_ sensors: [RuuviSensor], at now: Date) -> [CloudDevice] { roster.connect(sensors, at: now) }
    func news(_ sensors: [RuuviSensor], at now: Date) -> [CloudNews] { roster.news(sensors, at: now) }
    func silence(at now: Date) -> [CloudNews] { roster.silence(at: now) }
}
