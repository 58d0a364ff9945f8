package import Connectivity
package import Logging

/// What every emulated cloud is made with.
package struct EmulatorSettings: Sendable {
    /// Where to keep what must outlive the program; `nil` to keep nothing.
    package var directory: String?
    /// The sample account, as its file says; `nil` for the one that is built in. It fills a cloud that is new, and nothing else.
    package var account: JSONValue?
    /// Time and chance.
    package var clock: EmulatorClock
    /// For what whoever runs it should know.
    package var logger: Logger
    /// Whom simulated devices believe that they are the cloud.
    package var trust = Trust.machine

    /// Makes settings.
    package init(directory: String? = nil, account: JSONValue? = nil, clock: EmulatorClock, logger: Logger) {
        self.directory = directory
        self.account = account
        self.clock = clock
        self.logger = logger
    }
}

/// An emulated cloud cannot be set up as asked. Its description is one line for whoever runs it.
package struct EmulatorProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line.
    package let description: String

    /// Makes a problem.
    package init(_ description: String) {
        self.description = description
    }
}
