import BridgeServer
import CloudConnectors
import Foundation
import HomeModel

extension ControlCloudTimer {
    /// What the owner is shown of a timer.
    ///
    /// - Parameters:
    ///   - device: what its device is called.
    ///   - ahead: how many seconds clocks at home are ahead of UTC; `nil` if that is not known.
    init(_ timer: CloudTimer, device: String, ahead: Int?) {
        let outlet = timer.outlet.flatMap { CloudTimer.outlets.contains($0) ? $0 + 1 : nil }
        self.init(
            id: timer.id, device: device, identity: timer.device, outlet: outlet, enabled: timer.isEnabled,
            kind: "other", does: timer.on.map { $0 ? "on" : "off" })
        switch timer.plan {
        case .once(let moment): (kind, at) = ("once", moment)
        case .countdown(let moment, let length): (kind, at, minutes) = ("countdown", moment, length)
        case .cycle(let start, let length, let part):
            (kind, at, minutes) = ("cycle", start, length)
            onminutes = part
        case .weekly:
            kind = "repeat"
            utc = timer.plan.flatMap(Week.init)
            here = ahead.flatMap { timer.plan?.shifted(by: $0) }.flatMap(Week.init)
        case nil: words = timer.words
        }
        if does == nil, kind != "cycle" { words = timer.words }
    }
}

extension ControlCloudTimer.Week {
    fileprivate init?(_ plan: CloudTimerPlan) {
        guard case .weekly(let time, let days) = plan else { return nil }
        let digits = [time.hour, time.minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
        self.init(time: digits.joined(separator: ":"), days: days.words)
    }
}
