import Connectivity
import HomeModel

/// The line on which an account hears from its cloud, for whoever else has something to say on it. There is one line of an
/// account and an app at a time, so nobody opens another.
package actor EWeLinkOpenLine {
    /// Some frames wait for somebody else, who has to look at a phone.
    private static let patience = Duration.seconds(20)

    private var line: EWeLinkLine?

    /// Makes one that is not open.
    package init() {}

    /// Others may speak on a line for as long as `work` runs.
    func lend(_ line: EWeLinkLine, while work: @Sendable () async throws -> Void) async throws {
        self.line = line
        defer { if self.line === line { self.line = nil } }
        try await work()
    }

    /// Sends a frame and waits for its answer, whatever that says.
    ///
    /// - Throws: `ChoreTrouble` when the line is not open; whatever ends the line.
    func say(_ frame: EWeLinkParams) async throws -> JSONValue {
        guard let line else { throw ChoreTrouble("the account is not connected; try again when it is") }
        return try await line.ask(frame, within: Self.patience)
    }
}
