package import HomeModel

/// What a bridge answers to a command that it carried out.
package struct Receipt: Sendable {
    /// What followed from it.
    package let outcome: Outcome
    /// The home right after it.
    package let snapshot: HomeSnapshot

    /// Makes a receipt.
    package init(outcome: Outcome, snapshot: HomeSnapshot) {
        self.outcome = outcome
        self.snapshot = snapshot
    }
}

/// Why a bridge did not carry out a command.
package enum BridgeError: Error {
    /// The home refuses it.
    case refused(Refusal)
    /// It could not be kept, so it did not happen.
    case notSaved(any Error)
}

/// A batch together with the home right after it, as listeners get it.
package struct Announcement: Sendable {
    /// What is different.
    package let batch: Batch
    /// The home right after it.
    package let snapshot: HomeSnapshot

    /// Makes an announcement.
    package init(batch: Batch, snapshot: HomeSnapshot) {
        self.batch = batch
        self.snapshot = snapshot
    }
}
