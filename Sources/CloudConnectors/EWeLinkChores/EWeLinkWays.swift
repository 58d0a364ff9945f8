package import BridgeCore
import Connectivity
import HomeModel

/// An eWeLink account's chores by way of its session: over HTTP in whichever API the server speaks, and on the open line.
struct EWeLinkWays: EWeLinkErrands {
    let account: CloudAccount
    let keyring: EWeLinkKeyring
    let line: EWeLinkOpenLine
    let world: World

    func listing() async throws -> [EWeLinkListing] {
        try await visit { client, _ in try await client.items().compactMap { EWeLinkListing($0.words) } }
    }

    func params(of device: String) async throws -> EWeLinkParams {
        try await visit { client, dialect in
            let query = dialect == .second ? ["type": "1", "id": device] : ["deviceid": device]
            let answer = try await client.get(Self.status(dialect), query: query, to: "see the device")
            guard let params = answer["params"]?.object else { throw CloudFailure.notUnderstood("a device without parameters") }
            return params
        }
    }

    func set(_ params: EWeLinkParams, on device: String) async throws {
        try await visit { client, dialect in
            let body: JSONValue = dialect == .second
                ? ["type": 1, "id": .string(device), "params": .object(params)]
                : ["deviceid": .string(device), "params": .object(params)]
            try await client.post(Self.status(dialect), body, to: "set that")
        }
    }

    func ask(_ method: String, _ path: String, _ body: JSONValue?) async throws -> JSONValue {
        try await visit { client, _ in try await client.ask(method, path, body: body, to: "do that") }
    }

    func say(_ action: String, to device: EWeLinkListing, _ params: JSONValue) async throws -> JSONValue {
        try await line.say([
            "action": .string(action), "apikey": .string(device.owner), "deviceid": .string(device.thing.id), "userAgent": "app",
            "params": params,
        ])
    }

    private static func status(_ dialect: EWeLinkRegion.Dialect) -> String {
        dialect == .second ? "/v2/device/thing/status" : "/api/user/device/status"
    }

    private func visit<Result>(
        _ body: (EWeLinkClient, EWeLinkRegion.Dialect) async throws -> Result
    ) async throws -> Result {
        try await EWeLinkClient.open(account, keyring: keyring, world: world) { client in
            try await body(client, try await client.dialect())
        }
    }
}

extension CloudChores {
    /// What eWeLink has, for an account.
    ///
    /// - Parameters:
    ///   - keyring: the account's, which everybody who speaks for it shares.
    ///   - line: the one that the account's connector keeps open.
    package static func ewelink(
        account: CloudAccount, keyring: EWeLinkKeyring, line: EWeLinkOpenLine, world: World
    ) -> CloudChores {
        ewelink(EWeLinkWays(account: account, keyring: keyring, line: line, world: world), world: world)
    }
}
