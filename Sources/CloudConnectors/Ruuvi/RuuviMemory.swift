import Foundation

/// What is known of the sensors, and how often the cloud wants to be asked, from one connection to the next.
actor RuuviMemory {
    private var roster: RuuviRoster
    private var pace: RuuviPace?

    init(_ roster: RuuviRoster) {
        self.roster = roster
    }

    func connect(_ sensors: [RuuviSensor], at now: Date) -> [CloudDevice] { roster.connect(sensors, at: now) }
    func news(_ sensors: [RuuviSensor], at now: Date) -> [CloudNews] { roster.news(sensors, at: now) }
    func silence(at now: Date) -> [CloudNews] { roster.silence(at: now) }

    /// How long to wait until the next question.
    func wait(_ usual: RuuviPace, chance: Double) -> Duration { (pace ?? usual).wait(chance: chance) }

    /// The cloud has too much to do. How long to wait now, chance aside.
    func slowDown(_ usual: RuuviPace, _ asked: Duration?) -> Duration {
        var slower = pace ?? usual
        slower.slowDown(asked)
        pace = slower
        return slower.current
    }

    /// The cloud answered.
    func recover() { pace?.recover() }
}
