package import Foundation

// What passes over the owner's control socket, as JSON. Server and command line share these types, so that they cannot
// disagree.

/// How the bridge is doing.
package struct ControlStatus: Codable, Sendable, Hashable {
    /// Name of the bridge.
    package var name: String
    /// Sixteen upper-case hex digits.
    package var bridgeid: String
    /// Name of the profile that is played.
    package var profile: String
    /// Version of this program.
    package var version: String
    /// Process id.
    package var pid: Int
    /// Base URL of HTTP.
    package var http: String
    /// Base URL of HTTPS.
    package var https: String
    /// Where the home is kept; `nil` if nowhere.
    package var store: String?
    /// How many lights there are.
    package var lights: Int
    /// How many of them cannot be reached.
    package var unreachable: Int
    /// How many apps have a key.
    package var apps: Int
    /// Seconds since the start.
    package var uptime: Double
    /// Whether the link button is pressed.
    package var linkbutton: Bool
    /// How discovery is doing, in words, by the name of the protocol.
    package var discovery: [String: String]
    /// How each cloud account is doing, in words, by its name.
    package var clouds: [String: String]
    /// How each backend is doing.
    package var backends: [ControlBackend]
}

/// The link button and who asked lately.
package struct ControlLinkButton: Codable, Sendable, Hashable {
    /// Whether it is pressed.
    package var pressed: Bool
    /// Seconds that the press still lasts.
    package var remaining: Double
    /// Who asked to be let in, oldest first.
    package var asked: [Asked]

    /// Makes a message.
    package init(pressed: Bool, remaining: Double, asked: [Asked]) {
        self.pressed = pressed
        self.remaining = remaining
        self.asked = asked
    }

    /// Somebody who asked.
    package struct Asked: Codable, Sendable, Hashable {
        /// How it calls itself.
        package var devicetype: String
        /// Where it asked from.
        package var address: String
        /// When.
        package var at: Date
        /// Whether it got a key.
        package var admitted: Bool
    }
}

/// An app with a key. The key itself is never shown.
package struct ControlApp: Codable, Sendable, Hashable {
    /// Its id.
    package var id: String
    /// How it calls itself.
    package var name: String
    /// When it registered.
    package var created: Date
    /// When it last used its key.
    package var lastused: Date
    /// Whether it has a secret for streaming.
    package var clientkey: Bool
    /// Names of other apps that chose the same username: the key lives as long as one of them does.
    package var sharedwith: [String]
    /// What it may see and do.
    package var grant: ControlGrant
}
