package import HomeModel

/// What the owner can do with cloud accounts. The server knows no cloud; whoever puts the program together does.
package protocol CloudBench: ChoreBench {
    /// All accounts, oldest first.
    ///
    /// - Throws: a `ControlProblem` when the list of them cannot be read.
    func accounts() async throws(ControlProblem) -> [ControlCloud]
    /// Logs in and lists what is there; changes nothing.
    ///
    /// - Throws: a `ControlProblem` that says why it does not work, or that there is no such account.
    func test(_ name: String) async throws(ControlProblem) -> [ControlCloudFind]
    /// Lets the cloud send the owner the code that it wants to see at the log-in.
    ///
    /// - Throws: a `ControlProblem` when the account could not be added, or the cloud sends none.
    func sendCode(for wanted: ControlNewCloud) async throws(ControlProblem) -> ControlCloudCode
    /// Takes in an account, tried first unless that is not wanted.
    ///
    /// - Parameter grant: what the cloud may see and switch here; `nil` if lights are not shared.
    /// - Throws: a `ControlProblem` that says why not; nothing has changed then.
    func add(_ wanted: ControlNewCloud, sharing grant: Grant?) async throws(ControlProblem) -> ControlCloudAddition
    /// Lets go of an account, its secrets and its devices, and takes out of the cloud what was shown there, as far as that can
    /// be done within seconds.
    ///
    /// - Throws: a `ControlProblem` when there is none of this name or it cannot be let go of; or when it is gone, and the home
    ///   cannot let go of its devices before the bridge starts again.
    func remove(_ name: String) async throws(ControlProblem) -> ControlCloudRemoval
    /// What the driver of an account is called in the home.
    ///
    /// - Throws: a `ControlProblem` when there is none of this name.
    func driver(of name: String) async throws(ControlProblem) -> String
}
