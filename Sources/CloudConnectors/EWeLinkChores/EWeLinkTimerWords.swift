import Connectivity
import HomeModel

/// One timer as eWeLink writes it. There are four kinds in two fields, which clients do not always both write.
enum EWeLinkTimerWords {
    /// A timer that is to be added.
    ///
    /// - Parameters:
    ///   - id: a new id.
    ///   - action: what it does, when it is on and when it is off.
    static func timer(_ plan: CloudTimerPlan, id: String, on: Bool, action: (Bool) -> JSONValue) -> JSONValue {
        var words: [String: JSONValue] = ["enabled": 1, "mId": .string(id)]
        let kind: (type: String, own: String)
        switch plan {
        case .once(let moment):
            kind = ("once", "once")
            words["at"] = .string(EWeLinkMoment.text(moment))
        case .countdown(let moment, let minutes):
            kind = ("once", "delay")
            words["at"] = .string(EWeLinkMoment.text(moment))
            words["period"] = .string("\(minutes)")
        case .weekly(let time, let days):
            kind = ("repeat", "repeat")
            words["at"] = .string(EWeLinkCron(time, days).text)
        case .cycle(let start, let length, let part):
            kind = ("duration", "duration")
            words["at"] = .string("\(EWeLinkMoment.text(start)) \(length) \(part)")
        }
        (words["type"], words["coolkit_timer_type"]) = (.string(kind.type), .string(kind.own))
        if case .cycle = plan {
            (words["startDo"], words["endDo"]) = (action(true), action(false))
        } else {
            words["do"] = action(on)
        }
        return .object(words)
    }

    /// When a timer acts; `nil` for what is not understood.
    static func plan(_ words: JSONValue) -> CloudTimerPlan? {
        guard let at = words["at"]?.string else { return nil }
        switch words["coolkit_timer_type"]?.string ?? words["type"]?.string {
        case "once": return EWeLinkMoment.read(at).map { .once($0) }
        case "delay": return countdown(at, words["period"])
        case "repeat": return EWeLinkCron(at).map { .weekly($0.time, $0.days) }
        case "duration": return cycle(at)
        default: return nil
        }
    }

    /// Whether it switches on or off, and which outlet; `nil` for anything else.
    static func action(_ words: JSONValue) -> (on: Bool, outlet: Int?)? {
        guard let action = words["do"]?.object else { return nil }
        if let several = action["switches"]?.array {
            guard several.count == 1, let first = several.first?.object else { return nil }
            return action.count == 1 ? simple(first) : nil
        }
        return simple(action)
    }

    /// A timer that does more than switching is not called a switch.
    private static func simple(_ action: [String: JSONValue]) -> (on: Bool, outlet: Int?)? {
        guard let word = (action["switch"] ?? action["state"])?.string, ["on", "off"].contains(word) else { return nil }
        let outlet = action["outlet"]?.int
        guard action.count == (action["outlet"] == nil ? 1 : 2),
            outlet.map({ CloudTimer.outlets.contains($0) }) ?? (action["outlet"] == nil)
        else { return nil }
        return (word == "on", outlet)
    }

    private static func countdown(_ at: String, _ period: JSONValue?) -> CloudTimerPlan? {
        guard let moment = EWeLinkMoment.read(at), let minutes = period?.string.flatMap({ Int($0) }) ?? period?.int else {
            return nil
        }
        return .countdown(moment, minutes: minutes)
    }

    private static func cycle(_ at: String) -> CloudTimerPlan? {
        let parts = at.split(separator: " ")
        guard parts.count == 3, let start = EWeLinkMoment.read(parts[0]), let length = Int(parts[1]), let part = Int(parts[2])
        else { return nil }
        return .cycle(from: start, everyMinutes: length, onMinutes: part)
    }
}
