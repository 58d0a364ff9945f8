import Foundation

/// Which lines of the history are wanted.
struct HistoryFilter: Sendable {
    /// By this app, or by what it made; an app's word.
    var app: String?
    /// About this light; a light's word.
    var light: String?
    /// Not before this moment.
    var since: Date?
    /// At most so many lines.
    var limit = 100

    /// Reads the members of a query.
    ///
    /// - Throws: a `ControlProblem` for a moment or number that is none.
    init(_ query: [String: String]) throws(ControlProblem) {
        app = query["app"]
        light = query["light"]
        if let text = query["since"] {
            guard let moment = try? Date(text, strategy: .iso8601) else { throw ControlProblem("\"\(text)\" is not a moment") }
            since = moment
        }
        if let text = query["limit"] {
            guard let number = Int(text), number > 0 else { throw ControlProblem("\"\(text)\" is not a number of lines") }
            limit = number
        }
    }
}
