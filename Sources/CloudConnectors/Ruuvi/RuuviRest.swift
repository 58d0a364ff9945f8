import BridgeCore
import Connectivity

/// Why a connection to Ruuvi's cloud ended, and how long the cloud is left in peace before the next one.
struct RuuviRest: RestartAdvice, CustomStringConvertible {
    /// From which failure in a row on a cloud that is not there is looked for less often.
    static let patientAfter = 3
    /// How long it is left then. Its return is to be noticed within five seconds.
    static let whileAway = Duration.seconds(3)

    let failure: any Error
    let wait: Duration

    var restartAfter: Duration? { wait }
    var description: String { "\(failure)" }

    /// Whether the cloud is there, but answers late, badly or that it has too much to do. That may pass, and is no reason to ask
    /// it more often.
    static func isStumble(_ error: any Error) -> Bool {
        switch error {
        case CloudFailure.busy, CloudFailure.trouble, CloudFailure.notUnderstood: true
        case ConnectionFailure.timedOut, ConnectionFailure.notUnderstood, ConnectionFailure.tooLong: true
        default: false
        }
    }

    /// How long the cloud wants to be left alone, if it says so.
    static func wished(_ error: any Error) -> Duration? {
        if case CloudFailure.busy(let wait) = error { return wait }
        return nil
    }
}
