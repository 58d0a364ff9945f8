import Connectivity
import HTTPTypes

/// Something the cloud can be asked for, by its name over a WebSocket and by its route over REST. What it does is the same.
struct HiveOperation: Sendable {
    typealias Work = @Sendable (Hive, HiveCall) async throws -> JSONValue?

    /// Its name over a WebSocket; `nil` when it is asked for over REST alone.
    let name: String?
    let method: HTTPRequest.Method
    /// The segments of its path; those in braces stand for anything.
    let path: [String]
    /// What a token must allow; `nil` when nobody needs to be known.
    let action: HiveAction?
    /// The member that has what REST has as a body; `nil` when it is the request as a whole.
    let body: String?
    /// The member of a reply that has what REST answers; `nil` when its members stand in the reply itself.
    let reply: String?
    let run: Work

    init(
        _ name: String?, _ method: HTTPRequest.Method, _ path: String, _ action: HiveAction?, body: String? = nil,
        reply: String? = nil, _ run: @escaping Work
    ) {
        self.name = name
        self.method = method
        self.path = path.split(separator: "/").map(String.init)
        self.action = action
        self.body = body
        self.reply = reply
        self.run = run
    }

    /// The members of a reply.
    func members(of result: JSONValue?) -> [String: JSONValue] {
        guard let result else { return [:] }
        if let reply { return [reply: result] }
        return result.object ?? [:]
    }

    /// The variables of a path that is of its shape; `nil` for any other.
    func variables(in segments: [String]) -> [String: JSONValue]? {
        guard segments.count == path.count else { return nil }
        var variables: [String: JSONValue] = [:]
        for (part, segment) in zip(path, segments) {
            if part.hasPrefix("{") {
                variables[String(part.dropFirst().dropLast())] = .string(segment)
            } else if part != segment {
                return nil
            }
        }
        return variables
    }

    static let all = ofServer + ofTokens + ofPlugins + ofDevices + ofMessages + ofPlaces + ofUsers

    private static let named = Dictionary(all.compactMap { each in each.name.map { ($0, each) } }) { first, _ in first }

    static func onSocket(_ name: String) -> HiveOperation? { named[name] }
}
