import Foundation
package import HomeModel

/// A schedule as v1 shows it (Docs/HueV1.md §11.1).
package struct ScheduleObject: Sendable {
    private let schedule: Schedule
    private let view: V1View
    private let caller: App

    /// Makes the object that an app sees.
    package init(_ schedule: Schedule, in view: V1View, for caller: App) {
        self.schedule = schedule
        self.view = view
        self.caller = caller
    }

    /// Writes the object. Whether it deletes itself is shown of what has an end that can be seen, and a start of timers.
    package func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("name", schedule.name)
            object.member("description", schedule.description)
            object.member("command", object: writeCommand)
            object.member("localtime", schedule.isLocal ? schedule.timing.v1 : converted(to: view.home.timeZone))
            object.member("time", schedule.isLocal ? converted(to: .gmt) : schedule.timing.v1)
            object.member("created", V1Time.utc(schedule.created))
            object.member("status", schedule.isEnabled ? "enabled" : "disabled")
            if !schedule.timing.isRecurring { object.member("autodelete", schedule.deletesItself) }
            if let started = schedule.started { object.member("starttime", V1Time.utc(started)) }
            object.member("recycle", schedule.isDisposable)
        }
    }

    private func writeCommand(to command: inout JSONWriter) {
        let owner = view.owner(schedule.maker, for: caller)
        command.member("address", "/api/" + owner + view.address(of: schedule.action))
        command.body(of: schedule.action)
        command.member("method", schedule.action.wording.method)
    }

    /// The pattern by the clock of another zone, which makes a difference only to what names a date; `none` where there is no
    /// zone.
    private func converted(to zone: TimeZone?) -> String {
        guard case .once(let moment, let spread) = schedule.timing else { return schedule.timing.v1 }
        guard let zone, let own = schedule.isLocal ? view.home.timeZone : .gmt else { return "none" }
        return Timing.once(LocalMoment(moment.date(in: own), in: zone), spread: spread).v1
    }
}
