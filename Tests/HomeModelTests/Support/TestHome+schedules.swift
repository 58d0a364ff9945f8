import Foundation
import HomeModel
import Testing

/// One run of a schedule: whose, and when.
struct ScheduledRun: Hashable {
    let schedule: ResourceID
    let at: Date
}

extension TestHome {
    /// A home in a time zone, at a moment.
    init(in zoneName: String?, at text: String) throws {
        try self.init()
        now.utc = try moment(text)
        try setZone(zoneName)
    }

    mutating func setZone(_ name: String?) throws {
        var patch = SettingsPatch()
        patch.timeZone = name
        try perform(.editSettings(patch))
    }

    /// Makes a schedule that dims all lamps up one step, or does what is said.
    @discardableResult
    mutating func addSchedule(
        _ timing: Timing, does command: Command = .brighter, by caller: Caller = .owner,
        _ change: (inout ScheduleDraft) -> Void = { _ in }
    ) throws -> ResourceID {
        let last = home.schedules.all.reduce(nil) { $1.id } ?? .devices
        let id = ResourceID(derivedFrom: last, "schedule")
        var draft = ScheduleDraft(id: id, action: .doing(command), timing: timing, isLocal: true)
        change(&draft)
        return try #require(try perform(.addSchedule(draft), by: caller).created)
    }

    @discardableResult
    mutating func edit(
        _ schedule: ResourceID, by caller: Caller = .owner, _ change: (inout SchedulePatch) -> Void
    ) throws(Refusal) -> Outcome {
        var patch = SchedulePatch()
        change(&patch)
        return try perform(.editSchedule(schedule, patch), by: caller)
    }

    func schedule(_ id: ResourceID) throws -> Schedule { try #require(home.schedules[id]) }

    /// Does what is due; says which runs came of it, after they acted.
    mutating func tickAndRun() -> [ScheduledRun] {
        let triggers = tick().triggers
        pull(triggers)
        return triggers.flatMap { trigger -> [ScheduledRun] in
            guard case .schedule(let id) = trigger.cause else { return [] }
            return trigger.commands.map { _ in ScheduledRun(schedule: id, at: now.utc) }
        }
    }

    /// Lets time pass until a moment, from one thing that falls due to the next; says what ran.
    ///
    /// - Parameter sleeps: whether the looks at the clocks in between are slept over, which makes a year short.
    @discardableResult
    mutating func run(until end: Date, sleeps: Bool = true) -> [ScheduledRun] {
        var runs: [ScheduledRun] = []
        while let wait = sleeps ? waitForRun : home.nextDue.map({ max($0 - now.uptime, .zero) }),
            now.utc.addingTimeInterval(wait.inSeconds) <= end {
            pass(wait)
            runs += tickAndRun()
        }
        pass(.seconds(end.timeIntervalSince(now.utc)))
        return runs + tickAndRun()
    }

    /// How long it is until a run is due; `nil` if none is planned.
    private var waitForRun: Duration? {
        home.schedules.all.compactMap(\.next?.due).min().map { .seconds(max($0.timeIntervalSince(now.utc), 0)) }
    }

    /// Lets some time pass as the bridge's clock does; says after how many seconds what ran.
    mutating func seconds(ofRunsWithin duration: Duration) -> [Double] {
        let begin = now.utc
        return run(until: begin.addingTimeInterval(duration.inSeconds), sleeps: false).map {
            ($0.at.timeIntervalSince(begin) * 1000).rounded() / 1000
        }
    }

    /// The wall clock is set; no time passes.
    mutating func setClock(by seconds: TimeInterval) {
        now.utc += seconds
    }

    /// The program ends and starts again after a while, with what it kept and with another beginning of its uptime.
    mutating func restart(after duration: Duration) throws {
        let resources: [any Resource] = try home.resources.map { resource in
            if let schedule = resource as? Schedule { try kept(schedule) } else { resource }
        }
        home = Home(restoring: home.identity, settings: home.settings, limits: home.limits, resources: resources)
        now = Instant(uptime: .seconds(3), utc: now.utc.addingTimeInterval(duration.inSeconds))
    }
}

extension Command {
    /// All lamps a step brighter.
    static let brighter = Command.setGroup(.wholeHome, patch { $0.brightness = .by(0.1) })
}

extension AutomationAction {
    static func doing(_ command: Command) -> AutomationAction {
        AutomationAction(command: command, wording: Wording(method: "PUT", address: "/groups/0/action", body: "{}"))
    }
}

extension Timing {
    static func daily(_ hour: Int, _ minute: Int, _ second: Int = 0, spread: Duration = .zero) throws -> Timing {
        .weekly(.everyDay, try clock(hour, minute, second), spread: spread)
    }

    /// Once, at the local moment that a text such as `2024-03-31T02:30` names.
    static func at(_ text: String, spread: Duration = .zero) throws -> Timing {
        .once(LocalMoment(try moment(text + ":00Z"), in: .gmt), spread: spread)
    }

    static func timer(_ seconds: Int, runs: Int? = 1, spread: Duration = .zero) -> Timing {
        .timer(length: .seconds(seconds), spread: spread, runs: runs)
    }
}
