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
}

/// A light as its owner sees it.
package struct ControlLight: Codable, Sendable, Hashable {
    /// Its number in v1.
    package var number: Int
    /// Its id.
    package var id: String
    /// Its name.
    package var name: String
    /// Its model.
    package var model: String
    /// What kind of light it is, as v1 calls it.
    package var type: String
    /// The room it is in.
    package var room: String?
    /// The driver that speaks to it.
    package var driver: String
    /// Whether it can be reached.
    package var reachable: Bool
    /// Whether it is set to be on.
    package var on: Bool
    /// Brightness it is set to, in percent.
    package var brightness: Double?
    /// Colour temperature it is set to, in mireds.
    package var mirek: Int?
    /// Chromaticity it is set to.
    package var xy: [Double]?
    /// What an eye would see of a simulated light right now: percent of full output, 0 when dark.
    package var shining: Double?
}

/// A light to add.
package struct ControlNewLight: Codable, Sendable, Hashable {
    /// Model number of a light that can be simulated.
    package var model: String
    /// What to call it; the product's name if there is none.
    package var name: String?
    /// Name of the room to put it in.
    package var room: String?

    /// Makes a request.
    package init(model: String, name: String?, room: String?) {
        self.model = model
        self.name = name
        self.room = room
    }
}

/// What to change about a light: some of its state, its name, or how its simulation misbehaves.
package struct ControlLightEdit: Codable, Sendable, Hashable {
    /// A new name.
    package var name: String?
    /// Switch on or off.
    package var on: Bool?
    /// Brightness in percent.
    package var brightness: Double?
    /// Colour temperature in mireds.
    package var mirek: Int?
    /// Chromaticity.
    package var xy: [Double]?
    /// How long the change takes, in seconds.
    package var transition: Double?
    /// How its simulation misbehaves from now on.
    package var faults: Faults?

    /// How a simulated light misbehaves. What is left out stays as it was.
    package struct Faults: Codable, Sendable, Hashable {
        /// Whether it cannot be reached.
        package var unreachable: Bool?
        /// Seconds before it follows an order.
        package var delay: Double?
        /// Share of orders that are lost, 0…1.
        package var loss: Double?

        /// Makes faults.
        package init(unreachable: Bool? = nil, delay: Double? = nil, loss: Double? = nil) {
            self.unreachable = unreachable
            self.delay = delay
            self.loss = loss
        }
    }

    /// Makes an edit that changes nothing.
    package init() {}
}

/// One thing that happened, for `porchlight log`.
package struct ControlEvent: Codable, Sendable, Hashable {
    /// A request that was answered.
    package var request: JournalLine?
    /// Something that is different now, in words.
    package var change: ChangeLine?

    /// Makes an event of a request or a change.
    package init(request: JournalLine? = nil, change: ChangeLine? = nil) {
        self.request = request
        self.change = change
    }

    /// Something that is different now.
    package struct ChangeLine: Codable, Sendable, Hashable {
        /// When.
        package var at: Date
        /// Number of the batch it is part of.
        package var batch: UInt64
        /// Who caused it, in words.
        package var cause: String
        /// What happened, in words.
        package var what: String
    }
}

/// Why a request of the owner's was not carried out, in words.
package struct ControlProblem: Codable, Sendable, Hashable, Error {
    /// The words.
    package var problem: String

    /// Makes a problem.
    package init(_ problem: String) {
        self.problem = problem
    }
}

/// How control messages are written: dates as text, members in a fixed order.
package enum ControlCoding {
    /// Reads a message.
    ///
    /// - Throws: a decoding error when the bytes are not such a message.
    package static func decode<Message: Decodable>(_ type: Message.Type, from bytes: Data) throws -> Message {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: bytes)
    }

    /// Writes a message.
    ///
    /// - Throws: an encoding error, for numbers that JSON does not have.
    package static func encode(_ message: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(message)
    }
}
