package import HomeModel

/// What the owner can do with backends and with devices on the LAN. The server knows no protocol; whoever puts the program together
/// does.
package protocol BackendBench: Sendable {
    /// All backends: those that were configured, oldest first, and kinds on the LAN that devices were taken in of.
    ///
    /// - Throws: a `ControlProblem` when the list of them cannot be read.
    func backends() async throws(ControlProblem) -> [ControlBackend]
    /// Takes in a backend.
    ///
    /// - Throws: a `ControlProblem` that says why not; nothing has changed then.
    func add(_ wanted: ControlNewBackend) async throws(ControlProblem) -> ControlBackend
    /// Lets go of a backend, its secrets and its devices.
    ///
    /// - Throws: a `ControlProblem` when there is none of this name or it cannot be let go of; or when it is gone, and the home
    ///   cannot let go of its devices before the bridge starts again.
    func remove(_ name: String) async throws(ControlProblem) -> ControlBackendRemoval

    /// Looks for devices and says at once what is met.
    ///
    /// - Parameter kinds: kinds on the LAN or names of backends; all if it is empty.
    /// - Throws: a `ControlProblem` at once for a kind that there is not.
    func search(_ kinds: [String], for length: Duration) async throws(ControlProblem) -> ControlSearch
    /// Devices as the backends know them: those on the LAN that were taken in, and those that are not wanted.
    func devices() async -> [ControlDevice]
    /// Looks at an address and takes in what is there.
    ///
    /// - Throws: a `ControlProblem` that says why not.
    /// - Returns: its id.
    func add(_ wanted: ControlNewDevice) async throws(ControlProblem) -> String
    /// Takes in a device that a search has met, or one that was let go of.
    ///
    /// - Throws: a `ControlProblem` that says why not.
    /// - Returns: its id.
    func adopt(_ id: String, secret: String?) async throws(ControlProblem) -> String
    /// Lets go of a device.
    ///
    /// - Throws: a `ControlProblem` when it stays, or is not for the owner to let go of.
    func forget(_ key: DeviceKey) async throws(ControlProblem)
}

/// A search that is about to begin: it goes on while it is called, and says what happens.
package typealias ControlSearch = @Sendable (@escaping @Sendable (ControlSearchEvent) async throws -> Void) async throws -> Void
