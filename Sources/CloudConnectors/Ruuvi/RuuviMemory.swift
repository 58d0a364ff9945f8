import BridgeCore
import Connectivity
import Foundation

/// What is known of the sensors, and how often the cloud wants to be asked, from one connection to the next.
actor RuuviMemory {
    private var roster: RuuviRoster
    private var pace: RuuviPace?
    /// How often in a row nobody was there.
    private var absences = 0

    init(_ roster: RuuviRoster) {
        self.roster = roster
    }

    func connect(_ sensors: [RuuviSensor], at now: Date) -> [BackendDevice] { roster.connect(sensors, at: now) }
    func news(_ sensors: [RuuviSensor], at now: Date) -> [BackendNews] { roster.news(sensors, at: now) }
    func silence(at now: Date) -> [BackendNews] { roster.silence(at: now) }

    /// How long to wait until the next question.
    func wait(_ usual: RuuviPace, chance: Double) -> Duration { (pace ?? usual).wait(chance: chance) }

    /// The cloud has too much to do, or trouble. How long to wait now, chance aside.
    func slowDown(_ usual: RuuviPace, _ asked: Duration?) -> Duration {
        var slower = pace ?? usual
        slower.slowDown(asked)
        pace = slower
        return slower.current
    }

    /// The cloud answered.
    func recover() {
        pace?.recover()
        absences = 0
    }

    /// Why a connection ended, with the advice when to try again. A cloud that answers badly is left in peace as one that has too
    /// much to do; one that is not there at all is looked for soon, since its return is to be noticed.
    func advice(after error: any Error, _ usual: RuuviPace) -> any Error {
        switch error {
        case CloudFailure.busy(let wait): return CloudFailure.busy(slowDown(usual, wait))
        case _ where RuuviRest.isStumble(error): return RuuviRest(failure: error, wait: slowDown(usual, nil))
        case ConnectionFailure.unreachable, ConnectionFailure.lost:
            absences = min(absences + 1, RuuviRest.patientAfter)
            guard absences >= RuuviRest.patientAfter else { return error }
            return RuuviRest(failure: error, wait: RuuviRest.whileAway)
        default: return error
        }
    }
}
