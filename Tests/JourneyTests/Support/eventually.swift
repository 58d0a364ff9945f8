import Testing

/// Waits for something that is sure to come, and fails the test when it does not within twenty seconds.
func eventually(_ what: String, _ holds: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while try await !holds() {
        guard ContinuousClock.now < deadline else {
            Issue.record("in vain: \(what)")
            return
        }
        await Task.yield()
    }
}
