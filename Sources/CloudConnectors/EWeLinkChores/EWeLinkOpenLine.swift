package import Connectivity

/// The line on which an account hears from its cloud, for whoever else has something to say on it. There is one line of an account
/// and an app at a time, so nobody opens another.
package actor EWeLinkOpenLine {
    /// Sends a frame and waits for its answer, whatever that says.
    package typealias Saying = @Sendable (JSONValue) async throws -> JSONValue

    private var saying: Saying?
    private var turn = 0

    /// Makes one that is not open.
    package init() {}

    /// The line is open.
    ///
    /// - Parameter saying: sends a frame, which is given a `sequence`, and waits for the answer with the same.
    /// - Returns: what it is closed by.
    package func open(_ saying: @escaping Saying) -> Int {
        turn += 1
        self.saying = saying
        return turn
    }

    /// The line is no more, unless another one has taken its place.
    package func close(_ opened: Int) {
        if opened == turn { saying = nil }
    }

    /// Sends a frame and waits for its answer.
    ///
    /// - Throws: `ChoreTrouble` when the line is not open; whatever ends the line.
    func say(_ frame: JSONValue) async throws -> JSONValue {
        guard let saying else { throw ChoreTrouble("the account is not connected; try again when it is") }
        return try await saying(frame)
    }
}
