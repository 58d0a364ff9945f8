package import BridgeCore
import Connectivity
import HomeModel
import Logging

/// How an account goes: first out of its cloud, while its secrets are there; then out of the book; then out of the home.
extension CloudAccounts {
    /// How long a cloud may take to let go of what it was shown, told to the owner who waits for it.
    private static let withdrawalPatience = Duration.seconds(5)

    /// Stops to speak with an account that is to be removed, and takes out of its cloud what it showed there.
    ///
    /// - Returns: why something of it may still be there; `nil` if nothing is.
    /// - Throws: `CancellationError`; then the account is spoken with as before.
    package func retire(_ account: CloudAccount) async throws -> String? {
        let run = runs[account.name]
        await stop(account.name)
        do {
            try Task.checkCancellation()
            guard account.shares else { return nil }
            guard let run else { return "its secrets cannot be read, or this program has no connector for it" }
            guard let share = run.share else { return nil }
            try await clock.within(Self.withdrawalPatience) { try await share.withdraw() }
            return nil
        } catch {
            guard Task.isCancelled else { return "\(error)" }
            start(account)
            throw CancellationError()
        }
    }

    /// Takes what a removed account brought out of the home: its devices, and the app that the cloud acted as.
    ///
    /// - Throws: when the home cannot be kept without them; then it is tried again at the next start.
    package func seeOff(_ leaving: LeavingAccount) async throws(BridgeError) {
        try await bridge.perform(.removeDevices(driver: leaving.driver), by: .owner)
        if let app = leaving.app, bridge.published.snapshot.home.apps[app] != nil {
            try await bridge.perform(.revokeApp(app), by: .owner)
        }
        await book.left(leaving)
    }

    /// The same with those that a bridge which was cut short left behind.
    func seeOff() async {
        for leaving in await book.leaving {
            do throws(BridgeError) {
                try await seeOff(leaving)
            } catch {
                logger.error("what a removed cloud account brought could not be removed", metadata: [
                    "account": "\(leaving.driver)", "error": "\(error)",
                ])
            }
        }
    }
}
