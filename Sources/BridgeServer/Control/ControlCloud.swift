package import Foundation

/// A cloud account as its owner sees it. Of its secrets there are the names alone.
package struct ControlCloud: Codable, Sendable, Hashable {
    /// What the owner calls it.
    package var name: String
    /// Whose cloud it is.
    package var vendor: String
    /// The server in place of the vendor's.
    package var server: String?
    /// The file of certificates to trust in place of the machine's.
    package var cafile: String?
    /// What the vendor knows besides secrets.
    package var settings: [String: String]
    /// What devices of a class are taken for.
    package var classes: [String: String]
    /// The secrets it has, by name, each shown as `•••`.
    package var secrets: [String: String]
    /// How it is doing: `connecting`, `connected`, `waiting` or `unusable`.
    package var state: String
    /// Since when it is connected.
    package var since: Date?
    /// When it is tried again.
    package var nexttry: Date?
    /// How many devices it had when last connected.
    package var devices: Int
    /// How often it was connected since the bridge started.
    package var connections: Int
    /// What became of orders since the bridge started.
    package var orders: Orders
    /// What is wrong, or was last.
    package var problem: String?
    /// When that happened; `nil` if it does not pass by itself.
    package var problemat: Date?
    /// How lights of the bridge are shared with it; `nil` if none are.
    package var sharing: Sharing?

    /// What became of orders.
    package typealias Orders = ControlOrders

    /// How lights of the bridge are shared.
    package struct Sharing: Codable, Sendable, Hashable {
        /// The app that the cloud acts as; `nil` if that was revoked.
        package var app: String?
        /// What is wrong; `nil` while it works.
        package var problem: String?
        /// Since when the cloud is shown lights; `nil` while it is not.
        package var since: Date?
        /// How many lights it is shown.
        package var lights: Int?

        /// Makes a report of sharing that has not begun.
        package init(app: String?, problem: String?) {
            (self.app, self.problem) = (app, problem)
        }
    }

    /// Makes a report of an account that has not been spoken with.
    package init(
        name: String, vendor: String, server: String? = nil, cafile: String? = nil, settings: [String: String] = [:],
        classes: [String: String] = [:], secrets: [String] = [], state: String
    ) {
        (self.name, self.vendor, self.server, self.cafile) = (name, vendor, server, cafile)
        (self.settings, self.classes, self.state) = (settings, classes, state)
        self.secrets = Dictionary(uniqueKeysWithValues: secrets.map { ($0, "•••") })
        (devices, connections, orders) = (0, 0, Orders())
    }
}
