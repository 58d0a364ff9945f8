import Connectivity
import Foundation

/// What fills a cloud that is new: the sample account, or one from a file.
struct HiveAccount: Sendable, Codable {
    struct Lifetimes: Sendable, Codable {
        /// Seconds until an access token ends.
        var access = 1800.0
        /// Seconds until a refresh token ends.
        var refresh = 15_724_800.0

        var accessLength: Duration { .seconds(access) }
        var refreshLength: Duration { .seconds(refresh) }
    }

    struct Place: Sendable, Codable {
        var name: String
        var description: String?
    }

    struct Person: Sendable, Codable {
        var login: String
        var password: String
        /// `admin` or `client`.
        var role: String
        /// Names of networks they may see.
        var networks: [String]?
    }

    struct Thing: Sendable, Codable {
        var id: String
        var name: String
        /// What it can do: `onoff`, `dimmable`, `ct`, `color`, `sensor-climate`, `sensor-motion`.
        var `class`: String
        /// Names of its network and type.
        var network: String
        var type: String
    }

    /// What tokens are signed with; made up when there is none.
    var secret: String?
    var lifetimes: Lifetimes?
    var networks: [Place]?
    var deviceTypes: [Place]?
    var users: [Person]
    var devices: [Thing]?
    /// Login of whom the simulated devices belong to.
    var gateway: String?

    /// - Throws: `EmulatorProblem` when it makes no sense.
    init(_ json: JSONValue) throws {
        do {
            self = try JSONDecoder().decode(HiveAccount.self, from: Data(json.bytes))
        } catch {
            throw EmulatorProblem("the account of devicehive cannot be read: \(Self.words(for: error))")
        }
        try check()
    }

    private func check() throws {
        func need(_ condition: Bool, _ problem: @autoclosure () -> String) throws {
            if !condition { throw EmulatorProblem("the account of devicehive makes no sense: \(problem())") }
        }
        let networkNames = (networks ?? []).map(\.name), typeNames = (deviceTypes ?? []).map(\.name)
        for names in [networkNames, typeNames, users.map(\.login), (devices ?? []).map(\.id)] {
            try need(Set(names).count == names.count, "a name stands twice in \(names.joined(separator: ", "))")
        }
        for user in users {
            try need(["admin", "client"].contains(user.role), "the role of \(user.login) must be admin or client")
            try need((6...128).contains(user.password.count), "the password of \(user.login) must have 6 to 128 characters")
            for name in user.networks ?? [] { try need(networkNames.contains(name), "there is no network \(name)") }
        }
        for device in devices ?? [] {
            try need(HiveDevice.isName(device.id), "\(device.id) must be letters, digits and dashes")
            try need(SimulatedDevice.Kind(rawValue: device.class) != nil, "nothing is known of class \(device.class)")
            try need(networkNames.contains(device.network), "there is no network \(device.network)")
            try need(typeNames.contains(device.type), "there is no device type \(device.type)")
        }
        if let gateway { try need(users.contains { $0.login == gateway }, "there is no user \(gateway)") }
        let lengths = lifetimes ?? Lifetimes()
        try need(lengths.access > 0 && lengths.refresh > 0 && lengths.refresh < 1e10, "lifetimes must be seconds above zero")
    }

    private static func words(for error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")) is of another type"
        default: "it is not what it should be"
        }
    }
}
