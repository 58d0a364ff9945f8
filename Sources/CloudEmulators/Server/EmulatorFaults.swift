package import Connectivity
import HTTPTypes

/// How an emulated cloud misbehaves towards its clients. Its control routes never do.
package struct EmulatorFaults: Sendable, Hashable, Codable {
    /// Seconds before each answer.
    package var delay: Double?
    /// This status is answered, with an empty body.
    package var status: Int?
    /// Seconds after which to try again, told along with the status.
    package var retryAfter: Int?
    /// Nothing is ever answered.
    package var hang: Bool?
    /// Seconds before each byte of an answer's body.
    package var drip: Double?
    /// Nonsense is answered, with status 200.
    package var rubbish: Bool?
    /// WebSockets are refused, with status 503.
    package var refuseSockets: Bool?
    /// Only paths that begin like this are concerned.
    package var path: String?
    /// It ends by itself after so many requests.
    package var times: Int?

    /// Makes faults, at first none.
    package init() {}

    /// Reads faults.
    ///
    /// - Throws: `EmulatorProblem` when a member is unknown or makes no sense.
    package init(_ json: JSONValue) throws(EmulatorProblem) {
        guard let members = json.object else { throw EmulatorProblem("faults are an object") }
        for (name, value) in members where !value.isNull {
            switch name {
            case "delay": delay = try Self.seconds(name, value)
            case "drip": drip = try Self.seconds(name, value)
            case "status": status = try Self.number(name, value, 200...599)
            case "retryAfter": retryAfter = try Self.number(name, value, 0...86_400)
            case "times": times = try Self.number(name, value, 1...Int(Int32.max))
            case "hang": hang = try Self.yes(name, value)
            case "rubbish": rubbish = try Self.yes(name, value)
            case "refuseSockets": refuseSockets = try Self.yes(name, value)
            case "path": path = try Self.path(name, value)
            default: throw EmulatorProblem("there is no fault \"\(name)\"")
            }
        }
    }

    private static func seconds(_ name: String, _ value: JSONValue) throws(EmulatorProblem) -> Double {
        guard let seconds = value.double, (0...3600).contains(seconds) else {
            throw EmulatorProblem("\"\(name)\" is a number of seconds, 0 to 3600")
        }
        return seconds
    }

    private static func number(_ name: String, _ value: JSONValue, _ range: ClosedRange<Int>) throws(EmulatorProblem) -> Int {
        guard let number = value.int, range.contains(number) else {
            throw EmulatorProblem("\"\(name)\" is a whole number, \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func yes(_ name: String, _ value: JSONValue) throws(EmulatorProblem) -> Bool {
        guard let yes = value.bool else { throw EmulatorProblem("\"\(name)\" is true or false") }
        return yes
    }

    private static func path(_ name: String, _ value: JSONValue) throws(EmulatorProblem) -> String {
        guard let path = value.string, path.hasPrefix("/") else { throw EmulatorProblem("\"\(name)\" begins with a slash") }
        return path
    }
}
