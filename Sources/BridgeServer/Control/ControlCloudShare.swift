/// A device that somebody else has, too.
package struct ControlCloudShare: Codable, Sendable, Hashable {
    /// What the device is called.
    package var device: String
    /// What the cloud tells it apart by.
    package var identity: String
    /// With whom it is shared, or who shares it.
    package var person: String
    /// Whether it is theirs, and shared with this account.
    package var theirs: Bool
    /// What whoever does not own it may do to its timers; `nil` if this cloud does not say.
    package var rights: [String]?
    /// Whether it waits for them.
    package var pending: Bool

    /// Makes a report.
    package init(device: String, identity: String, person: String, theirs: Bool, rights: [String]?, pending: Bool) {
        (self.device, self.identity, self.person) = (device, identity, person)
        (self.theirs, self.rights, self.pending) = (theirs, rights, pending)
    }
}

/// Somebody who is to have a device, or no longer.
package struct ControlShareWish: Codable, Sendable, Hashable {
    /// Name or id of the device.
    package var device: String
    /// An e-mail address or a phone number.
    package var person: String
    /// What they may do to its timers; `nil` for nothing.
    package var rights: [String]?

    /// Makes a wish.
    package init(device: String, person: String, rights: [String]? = nil) {
        (self.device, self.person, self.rights) = (device, person, rights)
    }
}

/// A device that is to be claimed.
package struct ControlClaim: Codable, Sendable, Hashable {
    /// What is printed on it.
    package var tag: String
    /// What to call it.
    package var name: String?

    /// Makes a claim.
    package init(tag: String, name: String?) {
        (self.tag, self.name) = (tag, name)
    }
}
