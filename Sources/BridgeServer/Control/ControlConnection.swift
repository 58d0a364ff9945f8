package import Foundation

/// What became of orders since the bridge started.
package struct ControlOrders: Codable, Sendable, Hashable {
    /// Sent.
    package var sent: Int
    /// Never had to be sent, since a newer one took them in.
    package var merged: Int
    /// Could not be delivered.
    package var failed: Int
    /// Delivered, without the device saying that it followed.
    package var unconfirmed: Int

    /// Makes a count.
    package init(sent: Int = 0, merged: Int = 0, failed: Int = 0, unconfirmed: Int = 0) {
        (self.sent, self.merged, self.failed, self.unconfirmed) = (sent, merged, failed, unconfirmed)
    }

    /// Both counts together.
    package static func + (one: ControlOrders, other: ControlOrders) -> ControlOrders {
        ControlOrders(
            sent: one.sent + other.sent, merged: one.merged + other.merged, failed: one.failed + other.failed,
            unconfirmed: one.unconfirmed + other.unconfirmed)
    }

    /// In words: `10 sent, 2 merged into later ones`.
    package var words: String {
        var words = ["\(sent) sent", "\(merged) merged into later ones"]
        if failed > 0 { words.append("\(failed) failed") }
        if unconfirmed > 0 { words.append("\(unconfirmed) not followed in time") }
        return words.joined(separator: ", ")
    }
}

/// How a backend or a device is connected.
package struct ControlConnection: Codable, Sendable, Hashable {
    /// How it is doing: `connecting`, `connected`, `waiting` or `unusable`.
    package var state: String
    /// Since when it is connected.
    package var since: Date?
    /// When it is tried again.
    package var nexttry: Date?
    /// How often it was connected since the bridge started.
    package var connections = 0
    /// What became of orders since the bridge started.
    package var orders = ControlOrders()
    /// What is wrong, or was last.
    package var problem: String?
    /// When that happened; `nil` if it does not pass by itself.
    package var problemat: Date?

    /// Makes a report of something that has not been spoken with.
    package init(state: String, problem: String? = nil) {
        (self.state, self.problem) = (state, problem)
    }

    /// How it is doing, on one line.
    package var words: String {
        switch state {
        case "connected": "connected"
        case "connecting": problem.map { "being connected, after this: \($0)" } ?? "being connected"
        case "waiting": problem.map { "not connected: \($0)" } ?? "not connected"
        default: problem.map { "unusable: \($0)" } ?? "unusable"
        }
    }
}
