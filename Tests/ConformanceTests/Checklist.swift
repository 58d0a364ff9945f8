/// The rows of the v1 reference's checklist, by its numbers, area by area. Paths begin behind `/api/{U}` unless a step is
/// nobody's.
enum Checklist {
    static let transport = openAnswers + strangers + messages + envelope
    static let registration = registering + refusedRegistrations + keys
    static let lights = reading + values + colors + several + steps + attributes + search
    static let groups = readingGroups + makingGroups + editingGroups + usingGroups
    static let scenes = sceneLife + sceneUse
    static let schedules = scheduleLife + scheduleTimes
    static let automation = sensors + rules + ruleMaking
    static let config = links + totals + settings + wholeState

    /// All of them.
    static let all = [transport, registration, lights, groups, scenes, schedules, automation, config].flatMap(\.self)
}
