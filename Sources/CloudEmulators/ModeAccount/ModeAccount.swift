import Connectivity

/// What a new cloud is filled with, as a file says it: projects and what is in them. Secrets are readable here and nowhere
/// else.
struct ModeAccount: Codable, Sendable {
    struct Project: Codable, Sendable {
        var id: Int64
        var kind: ModeProject.Kind
        var appId: String
        var onDemand: Bool?
        var mostUsers: Int?
        var mostHomes: Int?
        var keys: [Key]?
        var smartModules: [Module]?
        var users: [User]?
        var homes: [Home]?
        var devices: [Device]?
    }

    struct Key: Codable, Sendable {
        var id: Int64
        var name: String
        var key: String
        var permissions: [ModeProjectKey.Permission]
    }

    struct Module: Codable, Sendable {
        var id: String
        var description: String
    }

    struct User: Codable, Sendable {
        var id: Int64
        var name: String?
        var email: String?
        var phoneNumber: String?
        var password: String?
        var verified: Bool?
    }

    struct Home: Codable, Sendable {
        var id: Int64
        var name: String
        /// Numbers of users.
        var members: [Int64]?
    }

    struct Device: Codable, Sendable {
        var id: Int64
        var deviceClass: String
        var name: String?
        var tag: String?
        var homeId: Int64?
        var apiKey: String
        var claimCode: String?
    }

    var lifetimes: ModeLifetimes?
    var projects: [Project]

    /// Reads an account.
    ///
    /// - Parameter given: the file's content; `nil` for the sample.
    init(_ given: JSONValue?) throws(EmulatorProblem) {
        self = try EmulatorProblem.account(given, orElse: Self.sample, of: "MODE")
    }
}
