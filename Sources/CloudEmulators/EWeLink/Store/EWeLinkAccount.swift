import Connectivity

/// What a new cloud is filled with, as a file says it. Secrets are readable here and nowhere else.
struct EWeLinkAccount: Codable, Sendable {
    struct App: Codable, Sendable {
        var appid: String
        var secret: String
    }

    struct User: Codable, Sendable {
        /// Made up when there is none.
        var apikey: String?
        var email: String?
        var phoneNumber: String?
        var password: String
        /// The emulator's own when there is none.
        var region: String?
        var countryCode: String?
        var active: Bool?

        var address: String { email ?? phoneNumber ?? "" }
    }

    struct Device: Codable, Sendable {
        var deviceid: String
        var devicekey: String
        /// The owner's e-mail address or telephone number; none for one that nobody has yet.
        var owner: String?
        var name: String
        var uiid: Int
        var brand: String?
        var model: String?
        var extra: JSONValue?
        var params: JSONValue
        /// Whether the emulator plays it; it does unless told otherwise.
        var simulated: Bool?
    }

    /// The region that the emulator is, unless a client asks another one by name in `Host`.
    var region: String
    var rules: EWeLinkRules?
    var apps: [App]
    var users: [User]
    var devices: [Device]?

    /// Reads an account.
    ///
    /// - Parameter given: the file's content; `nil` for the sample.
    init(_ given: JSONValue?) throws(EmulatorProblem) {
        self = try EmulatorProblem.account(given, orElse: Self.sample, of: "eWeLink")
        try check()
    }

    private func check() throws(EmulatorProblem) {
        for region in [region] + users.compactMap(\.region) where EWeLinkRegion(rawValue: region) == nil {
            throw EmulatorProblem("the account names a region \"\(region)\"; there are cn, as, us, eu")
        }
        for user in users where user.address.isEmpty {
            throw EmulatorProblem("a user in the account has neither email nor phoneNumber")
        }
        for device in devices ?? [] {
            guard EWeLinkFrame.isDeviceId(device.deviceid) else {
                throw EmulatorProblem("\"\(device.deviceid)\" is no deviceid: ten digits of 0-9 and a-f")
            }
            guard device.params.object != nil else { throw EmulatorProblem("params of \(device.deviceid) are no object") }
            guard device.owner.map({ owner in users.contains { $0.email == owner || $0.phoneNumber == owner } }) ?? true else {
                throw EmulatorProblem("the owner of \(device.deviceid) is no user of the account")
            }
        }
    }
}
