import Connectivity

/// The topics of one device.
struct TasmotaTopics: Sendable, Hashable {
    /// What commands' topics begin with.
    private let command: String
    /// What answers' topics begin with.
    let answer: String
    /// What periodic reports' topics begin with.
    let report: String

    /// Builds them by the device's own pattern; `nil` if no topic comes of it that messages can go to.
    init?(_ json: JSONValue, _ mac: String) {
        guard let topic = json["t"]?.string, !topic.isEmpty else { return nil }
        let given = (json["tp"]?.array ?? []).map { $0.string ?? "" }
        let prefixes = given.count == 3 && !given.contains("") ? given : ["cmnd", "stat", "tele"]
        var pattern = json["ft"]?.string ?? ""
        if !pattern.contains("%prefix%") { pattern = "%prefix%/%topic%/" }
        pattern = Self.replace("%topic%", topic, pattern)
        pattern = Self.replace("%hostname%", json["hn"]?.string ?? "", pattern)
        pattern = Self.replace("%id%", String(mac.suffix(6)), pattern)
        if !pattern.hasSuffix("/") { pattern += "/" }
        let whole = prefixes.map { Self.replace("%prefix%", $0, pattern) }
        guard whole.allSatisfy(Z2MTopics.allows) else { return nil }
        (command, answer, report) = (whole[0], whole[1], whole[2])
    }

    private static func replace(_ token: String, _ text: String, _ pattern: String) -> String {
        var (result, rest) = ("", Substring(pattern))
        while let range = rest.firstRange(of: token) {
            result += rest[..<range.lowerBound] + text
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    /// What to listen to: all answers, since their topics are named by commands if their owner wants it, and three reports.
    var subscriptions: Set<String> { [answer + "+", lastWill, report + "STATE", report + "SENSOR"] }

    /// Where it says that it comes and the broker that it went.
    var lastWill: String { report + "LWT" }

    /// Where it is told to do something.
    func command(_ name: String) -> String { command + name }
}
