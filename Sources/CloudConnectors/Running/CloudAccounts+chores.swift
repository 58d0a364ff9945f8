import Connectivity

extension CloudAccounts {
    /// How long something in a cloud may take, told to the owner who waits for it.
    private static let chorePatience = Duration.seconds(25)

    /// What can be done in the cloud of an account that is spoken with; `nil` if nothing can, or it is not spoken with.
    package func chores(of name: String) -> CloudChores? { runs[name]?.chores }

    /// Does something in a cloud.
    ///
    /// - Throws: what it throws, or `ConnectionFailure.timedOut`.
    package nonisolated func spendTime<Result: Sendable>(
        on chore: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await clock.within(Self.chorePatience, chore)
    }
}
