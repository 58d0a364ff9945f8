/// What the owner can do *in* a cloud with one account, besides having its devices at home. What a vendor does not have is
/// `nil`.
package struct CloudChores: Sendable {
    /// The devices that the account has in the cloud, those that the home has no use for included.
    package var things: @Sendable () async throws -> [CloudThing]
    /// Timers that the cloud or its devices keep.
    package var timers: (any CloudTimers)?
    /// Devices that several people have.
    package var sharing: (any CloudSharing)?
    /// Groups that devices are arranged in.
    package var groups: (any CloudGroups)?
    /// Devices that become the account's by being claimed.
    package var claims: (any CloudClaims)?

    /// Makes chores. Making them sends nothing.
    package init(
        things: @escaping @Sendable () async throws -> [CloudThing], timers: (any CloudTimers)? = nil,
        sharing: (any CloudSharing)? = nil, groups: (any CloudGroups)? = nil, claims: (any CloudClaims)? = nil
    ) {
        self.things = things
        self.timers = timers
        self.sharing = sharing
        self.groups = groups
        self.claims = claims
    }
}

/// Timers that a cloud keeps. All of it throws `ChoreTrouble`, `CloudFailure` or `ConnectionFailure`.
package protocol CloudTimers: Sendable {
    /// All timers of the account's devices, device by device.
    func timers() async throws -> [CloudTimer]
    /// Adds one.
    ///
    /// - Parameter outlet: which outlet it switches, from 0; `nil` for a device that has one.
    func add(_ plan: CloudTimerPlan, on: Bool, outlet: Int?, to device: String) async throws -> CloudTimer
    /// Lets one run, or not. It returns the timer as it is then.
    func enable(_ timer: CloudTimer, _ isEnabled: Bool) async throws -> CloudTimer
    /// Removes one.
    func remove(_ timer: CloudTimer) async throws
}

/// Devices that several people have. All of it throws `ChoreTrouble`, `CloudFailure` or `ConnectionFailure`.
package protocol CloudSharing: Sendable {
    /// Who has which device of whom.
    func shares() async throws -> [CloudShareEntry]
    /// Lets somebody have a device, too.
    ///
    /// - Parameter person: an e-mail address or a phone number.
    func share(_ device: CloudThing, with person: String, _ rights: CloudRights) async throws -> CloudShareEntry
    /// Changes what somebody may.
    func change(_ device: CloudThing, for person: String, _ rights: CloudRights) async throws -> CloudShareEntry
    /// Takes a device back; or gives it back, when `person` is the account's own.
    func unshare(_ device: CloudThing, from person: String) async throws
}

/// Groups that devices are arranged in. All of it throws `ChoreTrouble`, `CloudFailure` or `ConnectionFailure`.
package protocol CloudGroups: Sendable {
    /// All groups, in their order.
    func groups() async throws -> [CloudGroup]
    /// Makes a group.
    ///
    /// - Parameter index: its place, from 1; the last if left out. Those there and behind it move back by one.
    /// - Returns: its id.
    func add(_ name: String, index: Int?) async throws -> String
    /// Renames a group or puts it elsewhere.
    func change(_ group: String, name: String?, index: Int?) async throws
    /// Removes a group, and its devices from the account if that is wanted.
    func remove(_ group: String, withDevices: Bool) async throws
    /// Takes a device out of a group, puts it into one, or both.
    ///
    /// - Parameter only: whether it leaves all others, too.
    func move(_ device: String, from: String?, to: String?, only: Bool) async throws
}

/// Devices that become the account's by being claimed.
package protocol CloudClaims: Sendable {
    /// Claims a device by what is printed on it.
    ///
    /// - Throws: `ChoreTrouble`, `CloudFailure` or `ConnectionFailure`.
    func claim(_ device: String, name: String?) async throws
}
