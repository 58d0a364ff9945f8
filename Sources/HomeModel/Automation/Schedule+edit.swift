extension Schedule {
    /// Longest description in bytes of UTF-8 (Docs/HueV1.md §18).
    package static let longestDescription = 64

    /// Whether `text` may be the name of a schedule. Unlike most names it may be empty (Docs/HueV1.md §11.1).
    package static func allows(name text: String) -> Bool { text.isEmpty || ResourceName.allows(text) }

    /// Whether `text` may describe a schedule.
    package static func allows(description text: String) -> Bool { text.utf8.count <= longestDescription }

    /// Takes over what a patch says, save the name, which must be one that nobody else has.
    mutating func apply(_ patch: SchedulePatch) {
        if let value = patch.description { description = value }
        if let value = patch.action { action = value }
        if let value = patch.timing { timing = value }
        if let value = patch.isLocal { isLocal = value }
        if let value = patch.isEnabled { isEnabled = value }
        if let value = patch.deletesItself { deletesItself = value }
    }

    /// The sides on which it is not what it was before.
    func aspects(since before: Schedule) -> Set<Aspect> {
        var aspects: Set<Aspect> = []
        if name != before.name { aspects.insert(.name) }
        if description != before.description || action != before.action { aspects.insert(.content) }
        if isEnabled != before.isEnabled { aspects.insert(.status) }
        if deletesItself != before.deletesItself { aspects.insert(.configuration) }
        if timing != before.timing || isLocal != before.isLocal || started != before.started || next != before.next
            || runsLeft != before.runsLeft {
            aspects.insert(.timing)
        }
        return aspects
    }
}

extension SchedulePatch {
    /// Whether what `schedule` waits for begins anew. Enabling does that to a timer even while it runs, which is how apps
    /// keep one from running out (Docs/HueV1.md §11.3).
    func restarts(_ schedule: Schedule) -> Bool {
        if timing != nil || isLocal.map({ $0 != schedule.isLocal }) ?? false { return true }
        let isTimer = schedule.timing.isTimer
        return isEnabled.map { $0 != schedule.isEnabled || $0 && isTimer } ?? false
    }
}

extension Timing {
    /// Whether runs can follow from it: there are days to run on, and lengths that time can pass.
    var isSound: Bool {
        guard spread >= .zero else { return false }
        return switch self {
        case .once: true
        case .weekly(let days, _, _): !days.isEmpty
        case .timer(let length, _, let runs): length >= (isRecurring ? .seconds(1) : .zero) && runs.map { $0 >= 1 } ?? true
        }
    }
}
