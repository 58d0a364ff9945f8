/// Remembers that a cloud declined an account's credentials, so that they are shown once in a while and not once by everybody who
/// speaks for the account. It knows no clock: it is told the time.
struct DeclinedOnce: Sendable {
    private var failure: CloudFailure?
    private var end = Duration.zero

    init() {}

    /// - Throws: what the cloud said, for as long as it is not to be asked again.
    func check(at now: Duration) throws(CloudFailure) {
        if let failure, now < end { throw failure }
    }

    /// Something went wrong. What is not about credentials is left aside.
    mutating func note(_ error: any Error, at now: Duration) {
        guard let failure = error as? CloudFailure, case .declined = failure, let wait = failure.restartAfter else { return }
        (self.failure, end) = (failure, now + wait)
    }

    /// The owner is there and wants to know.
    mutating func forget() { failure = nil }
}
