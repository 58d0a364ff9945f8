/// A cloud account to take in.
package struct ControlNewCloud: Codable, Sendable, Hashable {
    /// Whose cloud it is.
    package var vendor: String
    /// What to call it.
    package var name: String
    /// The server in place of the vendor's.
    package var server: String?
    /// A file of certificates to trust in place of the machine's; its whole path.
    package var cafile: String?
    /// What the vendor knows besides secrets.
    package var settings: [String: String] = [:]
    /// What devices of a class are to be taken for.
    package var classes: [String: String] = [:]
    /// The secrets, by name.
    package var secrets: [String: String] = [:]
    /// What lights the cloud may see and switch; `nil` for not even asking.
    package var share: ControlGrantEdit?
    /// Whether it is tried before it is kept.
    package var test = true

    /// Makes a request that says no more than who is meant.
    package init(vendor: String, name: String) {
        (self.vendor, self.name) = (vendor, name)
    }
}

extension ControlNewCloud: CustomStringConvertible {
    /// Without the secrets.
    package var description: String { "\(vendor) \(name), secrets: \(secrets.keys.sorted().map { $0 + " •••" })" }
}

/// An account that was taken in.
package struct ControlCloudAddition: Codable, Sendable, Hashable {
    /// The account.
    package var account: ControlCloud
    /// What was found in it; `nil` if it was not tried.
    package var found: [ControlCloudFind]?

    /// Makes a report.
    package init(account: ControlCloud, found: [ControlCloudFind]?) {
        (self.account, self.found) = (account, found)
    }
}

/// A device that was found in a cloud.
package struct ControlCloudFind: Codable, Sendable, Hashable {
    /// What the cloud calls it.
    package var name: String
    /// What the cloud tells it apart by.
    package var identity: String
    /// What its maker calls its sort.
    package var model: String
    /// How many lights it has.
    package var lights: Int
    /// How many sensors it has.
    package var sensors: Int
    /// Whether the cloud can reach it.
    package var reachable: Bool

    /// Makes a report.
    package init(name: String, identity: String, model: String, lights: Int, sensors: Int, reachable: Bool) {
        (self.name, self.identity, self.model) = (name, identity, model)
        (self.lights, self.sensors, self.reachable) = (lights, sensors, reachable)
    }
}

/// A device of a cloud account, as it is in the home.
package struct ControlCloudDevice: Codable, Sendable, Hashable {
    /// What it is called here.
    package var name: String
    /// What the cloud tells it apart by.
    package var identity: String
    /// What its maker calls its sort.
    package var model: String
    /// Whether it can be reached.
    package var reachable: Bool
    /// The numbers of its lights in v1.
    package var lights: [Int]
    /// The numbers of its sensors in v1.
    package var sensors: [Int]
}

/// An account that was removed, with what left the home.
package struct ControlCloudRemoval: Codable, Sendable, Hashable {
    /// What it was called.
    package var name: String
    /// Names of the lights that are gone.
    package var lights: [String]
    /// Names of the sensors that are gone.
    package var sensors: [String]
    /// Name of the app that the cloud acted as, which is gone, too.
    package var app: String?

    /// Makes a report.
    package init(name: String, lights: [String], sensors: [String], app: String?) {
        (self.name, self.lights, self.sensors, self.app) = (name, lights, sensors, app)
    }
}

/// What a cloud said when it was asked to send the owner a code.
package struct ControlCloudCode: Codable, Sendable, Hashable {
    /// Its words.
    package var words: String

    /// Makes a report.
    package init(words: String) {
        self.words = words
    }
}
