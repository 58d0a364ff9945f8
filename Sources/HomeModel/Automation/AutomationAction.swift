/// Something a rule or schedule does: a command, and the words in which an app asked for it.
///
/// The command names resources for good, so it never hits another thing that got an old number; the words are kept to be
/// shown as they were given.
package struct AutomationAction: Sendable, Hashable, Codable {
    /// What is done, under the rights of the app that made the rule or schedule.
    package let command: Command
    /// How its face wrote it.
    package let wording: Wording

    /// A request as a face writes it.
    package struct Wording: Sendable, Hashable, Codable {
        /// The method, such as `PUT`.
        package let method: String
        /// The address, as the app gave it.
        package let address: String
        /// The body's text.
        package let body: String

        /// Makes a wording.
        package init(method: String, address: String, body: String) {
            self.method = method
            self.address = address
            self.body = body
        }
    }

    /// Makes an action.
    package init(command: Command, wording: Wording) {
        self.command = command
        self.wording = wording
    }
}

extension Command {
    /// Whether a rule or schedule may do this. What makes something new is left out: it would be made anew each time, and
    /// rules could breed rules.
    package var isForAutomation: Bool {
        switch self {
        case .addRoom, .addZone, .addScene, .addSensor, .addSchedule, .addRule, .addLink, .register: false
        default: neededLevel != nil
        }
    }
}

/// A rule or schedule went off: what is to be done now, each by itself, and why.
package struct Trigger: Sendable, Hashable {
    /// The rule or schedule.
    package let cause: Caller
    /// What it does, in this order. One that cannot be done is passed over.
    package let commands: [Command]
    /// The rules that led to this one, oldest first, so that a circle is noticed.
    package let path: [ResourceID]

    /// Makes a trigger.
    package init(cause: Caller, commands: [Command], path: [ResourceID] = []) {
        self.cause = cause
        self.commands = commands
        self.path = path
    }
}
