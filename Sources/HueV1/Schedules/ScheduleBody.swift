import HomeModel

/// What a body says of a schedule (Docs/HueV1.md §11.3), and what of it cannot be.
struct ScheduleBody: Sendable {
    /// The attributes that are right.
    private(set) var patch = SchedulePatch()
    /// Whether it may be thrown away; only said of a new one.
    private(set) var isDisposable: Bool?
    private(set) var errors: [V1Error] = []
    /// The parameter that gave the time, and its text.
    private var time: (name: String, text: String)?
    /// The command as it was given, without its blanks.
    private var command: [UInt8] = []
    private let path: String

    /// - Parameters:
    ///   - path: the schedule, or the collection for a new one.
    ///   - isNew: whether there is none yet: then unknown parameters are let pass.
    ///   - action: reads a command, given its address.
    init(
        _ body: V1Body, path: String, isNew: Bool, action: (JSONNode, String) throws(V1Error) -> AutomationAction
    ) {
        self.path = path
        let hasTwoTimes = body.members["localtime"] != nil && body.members["time"] != nil
        for member in body.members {
            do throws(V1Error) {
                if hasTwoTimes, member.name == "time" { throw .twoTimes(path + "/time") }
                try take(member, body, isNew: isNew, action)
            } catch {
                errors.append(error)
            }
        }
    }

    private mutating func take(
        _ member: JSONNode.Member, _ body: V1Body, isNew: Bool, _ action: (JSONNode, String) throws(V1Error) -> AutomationAction
    ) throws(V1Error) {
        let (name, node, address) = (member.name, member.node, path + "/" + member.name)
        func wanted<Value>(_ value: Value?) throws(V1Error) -> Value {
            guard let value else { throw .invalidValue(body.quote(node, isText: Self.texts.contains(name)), name, address) }
            return value
        }
        switch name {
        case "name": patch.name = try wanted(node.string.flatMap { Schedule.allows(name: $0) ? $0 : nil })
        case "description": patch.description = try wanted(node.string.flatMap { Schedule.allows(description: $0) ? $0 : nil })
        case "command":
            patch.action = try action(node, address)
            command = JSONWriter.write { $0.write(node) }
        case "localtime", "time":
            patch.timing = try wanted(node.string.flatMap { Timing(v1: $0) })
            patch.isLocal = name == "localtime"
            time = (name, node.string ?? "")
        case "status": patch.isEnabled = try wanted(node.string.flatMap { Self.statuses[$0] })
        case "autodelete": patch.deletesItself = try wanted(node.bool)
        case "recycle" where isNew: isDisposable = try wanted(node.bool)
        case "created", "starttime", "recycle": throw .notModifiable(name, address)
        default: if !isNew { throw .unknownParameter(name, address) }
        }
    }

    private static let texts: Set = ["name", "description", "localtime", "time", "status"]
    private static let statuses = ["enabled": true, "disabled": false]
}

extension ScheduleBody {
    /// Words for what the home refuses.
    @Sendable func refused(_ refusal: Refusal) -> V1Error? {
        switch refusal {
        case .timeIsPast: time.map { .invalidValue($0.text, $0.name, path + "/" + $0.name) } ?? .timeIsPast(path + "/status")
        case .noTimeZone: .noTimeZone(path + "/localtime")
        case .action: .commandError(path + "/command")
        default: nil
        }
    }

    /// The answer once the schedule is as the body says.
    func json(_ schedule: Schedule) -> [UInt8] {
        var entries = V1Entries(errors)
        if patch.name != nil { entries.succeed(path + "/name") { $0.string(schedule.name) } }
        if patch.description != nil { entries.succeed(path + "/description") { $0.string(schedule.description) } }
        if patch.action != nil { entries.succeed(path + "/command") { $0.raw(command) } }
        if let time { entries.succeed(path + "/" + time.name) { $0.string(schedule.timing.v1) } }
        if let isEnabled = patch.isEnabled {
            entries.succeed(path + "/status") { $0.string(isEnabled ? "enabled" : "disabled") }
        }
        if let deletesItself = patch.deletesItself { entries.succeed(path + "/autodelete") { $0.bool(deletesItself) } }
        return entries.json
    }
}
