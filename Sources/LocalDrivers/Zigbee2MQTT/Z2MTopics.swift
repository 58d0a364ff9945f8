/// The topics of one Zigbee2MQTT.
package struct Z2MTopics: Sendable, Hashable {
    /// What all of them begin with, `zigbee2mqtt` unless its owner chose otherwise.
    package let base: String

    /// What a topic is about.
    package enum Subject: Sendable, Hashable {
        /// Whether the program runs.
        case bridgeState
        /// All devices.
        case devices
        /// All groups.
        case groups
        /// What happened to a device.
        case event
        /// What went wrong there.
        case logging
        /// The answer to a request, by the request's name.
        case response(String)
        /// Something of the program's own that is of no use here.
        case other
        /// What a device or group is set to, by its name.
        case state(String)
        /// Whether a device or group can be reached, by its name.
        case availability(String)
    }

    /// Makes the topics of a base; slashes at its end are not part of it.
    package init(base: String = "zigbee2mqtt") {
        var base = Substring(base)
        while base.hasSuffix("/") { base.removeLast() }
        self.base = String(base)
    }

    /// What to listen to in any case: the program, and every device with a name of one part, so that what one says right after it
    /// was listed is heard. Not everything below the base: that is half a megabyte and our own words again.
    package var always: [String] {
        ["state", "devices", "groups", "event", "logging", "response/#"].map { base + "/bridge/" + $0 } + topics(of: "+")
    }

    /// What to listen to for one device, besides that.
    package func topics(for name: String) -> [String] { name.contains("/") ? topics(of: name) : [] }

    private func topics(of name: String) -> [String] { [base + "/" + name, base + "/" + name + Self.availability] }

    /// Where a device or group is told what to do.
    package func set(_ name: String) -> String { base + "/" + name + "/set" }

    /// Where a device is asked.
    package func get(_ name: String) -> String { base + "/" + name + "/get" }

    /// Where the program is asked for something.
    package func request(_ name: String) -> String { base + "/bridge/request/" + name }

    private static let availability = "/availability"

    /// What a topic is about; `nil` for one that is not below the base.
    package func subject(of topic: String) -> Subject? {
        guard topic.hasPrefix(base + "/") else { return nil }
        let rest = String(topic.dropFirst(base.count + 1))
        if rest.hasPrefix("bridge/") { return Self.bridge(String(rest.dropFirst("bridge/".count))) }
        guard rest.hasSuffix(Self.availability) else { return .state(rest) }
        return .availability(String(rest.dropLast(Self.availability.count)))
    }

    private static func bridge(_ rest: String) -> Subject {
        switch rest {
        case "state": .bridgeState
        case "devices": .devices
        case "groups": .groups
        case "event": .event
        case "logging": .logging
        case _ where rest.hasPrefix("response/"): .response(String(rest.dropFirst("response/".count)))
        default: .other
        }
    }

    /// Whether a name can stand in a topic: not empty, and nothing in it that would make a pattern of the topic.
    package static func allows(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 1000 && !name.unicodeScalars.contains { ["+", "#", "\0"].contains($0) }
    }
}
