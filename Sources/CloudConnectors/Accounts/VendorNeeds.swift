/// What a vendor's cloud must be told before it lets anybody in.
package struct VendorNeeds: Sendable {
    /// Settings that every account of the vendor needs, by key, with words for people.
    package var needed: [String: String]
    /// Settings that may be left out.
    package var optional: [String: String]
    /// Whether there is no server of the vendor's, so that one must be named.
    package var server: Bool
    /// The ways to log in. The first is the one that is meant if nothing says otherwise.
    package var ways: [Way]
    /// Secrets that every account of the vendor needs besides, by key, with what to ask for.
    package var more: [String: String] = [:]
    /// Secrets that a connector gets by itself and that may be brought along.
    package var kept: Set<String>

    /// One way to log in.
    package struct Way: Sendable, Hashable {
        /// The setting that says who it is; `nil` if a secret alone does.
        package var setting: String?
        /// What that setting is, for people.
        package var words: String
        /// The secret that proves it.
        package var secret: String
        /// What to ask for, for people.
        package var prompt: String
        /// Whether the cloud makes the secret up and sends it to the owner.
        package var isSent = false
    }

    /// The names of all secrets that an account may bring along.
    package var secrets: Set<String> { Set(ways.map(\.secret)).union(more.keys).union(kept) }

    /// What a vendor needs.
    package static func of(_ vendor: CloudVendor) -> VendorNeeds {
        switch vendor {
        case .mode: mode
        case .devicehive: devicehive
        case .ruuvi: ruuvi
        case .ewelink: ewelink
        }
    }

    /// Settings are named as MODE's own API names them.
    private static let mode = VendorNeeds(
        needed: ["projectId": "the project", "appId": "the app id"],
        optional: [
            "homeIds": "homes to take in, with commas between them; all if left out",
            "mirror": "on: what shared lights are set to is kept in the home's key-value store, too",
        ],
        server: false,
        ways: [
            Way(setting: "email", words: "an e-mail address", secret: "password", prompt: "Password"),
            Way(
                setting: "phoneNumber", words: "a phone number", secret: "code", prompt: "Code from the text message",
                isSent: true),
            Way(setting: "userId", words: "a user id", secret: "projectKey", prompt: "Project key"),
        ],
        kept: ["token"])

    private static let devicehive = VendorNeeds(
        needed: [:],
        optional: [
            "networkIds": "networks to take in, with commas between them; all if left out",
            "shareNetworkId": "the network that shared lights are registered in",
        ],
        server: true,
        ways: [
            Way(setting: "login", words: "a login", secret: "password", prompt: "Password"),
            Way(setting: nil, words: "a refresh token", secret: "refreshToken", prompt: "Refresh token"),
            Way(setting: nil, words: "an access token", secret: "accessToken", prompt: "Access token"),
        ],
        kept: ["accessToken", "refreshToken"])

    /// Ruuvi knows no passwords: it mails a code for every log-in.
    private static let ruuvi = VendorNeeds(
        needed: [:],
        optional: ["interval": "seconds between two looks at the tags; 60 if left out"],
        server: false,
        ways: [
            Way(setting: "email", words: "an e-mail address", secret: "code", prompt: "Code from the mail", isSent: true),
            Way(setting: nil, words: "an access token", secret: "token", prompt: "Access token"),
        ],
        kept: ["token"])

    /// eWeLink lets in apps that it has given an id and a secret; the owner brings both.
    private static let ewelink = VendorNeeds(
        needed: ["appId": "the app id", "countryCode": "the dialling code of the account's country, such as +1,"],
        optional: ["lan": "off: devices are spoken with by way of the cloud only, even if they are at hand"],
        server: false,
        ways: [
            Way(setting: "email", words: "an e-mail address", secret: "password", prompt: "Password"),
            Way(setting: "phoneNumber", words: "a phone number", secret: "password", prompt: "Password"),
        ],
        more: ["appSecret": "App secret"],
        kept: ["accessToken", "refreshToken", "devices"])
}
