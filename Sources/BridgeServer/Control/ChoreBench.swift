/// What the owner can do in a cloud with an account, besides having its devices at home. All of it throws a `ControlProblem` that
/// says why it is not done: there is no such account, device or timer, the vendor has nothing of the kind, or the cloud refuses.
package protocol ChoreBench: Sendable {
    /// The timers of an account's devices, or of one device by its name or id.
    func timers(_ account: String, of device: String?) async throws(ControlProblem) -> [ControlCloudTimer]
    /// Adds a timer.
    func addTimer(_ account: String, _ wanted: ControlNewTimer) async throws(ControlProblem) -> ControlCloudTimer
    /// Lets a timer run, or not.
    func editTimer(_ account: String, _ timer: String, _ edit: ControlTimerEdit) async throws(ControlProblem) -> ControlCloudTimer
    /// Removes a timer; it returns what it was.
    func removeTimer(_ account: String, _ timer: String) async throws(ControlProblem) -> ControlCloudTimer

    /// Who has which device.
    func shares(_ account: String) async throws(ControlProblem) -> [ControlCloudShare]
    /// Lets somebody have a device, too.
    func share(_ account: String, _ wish: ControlShareWish) async throws(ControlProblem) -> ControlCloudShare
    /// Changes what somebody may.
    func editShare(_ account: String, _ wish: ControlShareWish) async throws(ControlProblem) -> ControlCloudShare
    /// Takes a device back.
    func unshare(_ account: String, _ wish: ControlShareWish) async throws(ControlProblem) -> ControlCloudShare

    /// The groups of an account.
    func groups(_ account: String) async throws(ControlProblem) -> [ControlCloudGroup]
    /// Makes a group.
    func addGroup(_ account: String, _ wish: ControlGroupWish) async throws(ControlProblem) -> ControlCloudGroup
    /// Renames a group, or puts it elsewhere.
    func editGroup(_ account: String, _ group: String, _ wish: ControlGroupWish) async throws(ControlProblem) -> ControlCloudGroup
    /// Removes a group, and its devices from the account if that is wanted.
    func removeGroup(_ account: String, _ group: String, withDevices: Bool) async throws(ControlProblem) -> ControlGroupRemoval
    /// Moves a device between groups; it returns all groups as they are then.
    func move(_ account: String, _ wish: ControlGroupMove) async throws(ControlProblem) -> [ControlCloudGroup]

    /// Claims a device.
    func claim(_ account: String, _ claim: ControlClaim) async throws(ControlProblem) -> ControlClaim
}
