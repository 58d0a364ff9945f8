import Connectivity

/// What an account's settings say, as far as DeviceHive needs them.
struct HiveSetup: Sendable, Hashable {
    let site: HiveSite
    let trust: Trust
    /// Whom to log in as; `nil` if tokens are all there is.
    let login: String?
    /// The networks whose devices count; empty for all.
    let networks: [Int64]
    /// The network that this bridge's lights are put into; `nil` for the user's own choice.
    let shareNetwork: Int64?

    /// - Throws: `.missing` when something is not there or cannot be understood.
    init(_ account: CloudAccount) throws(CloudFailure) {
        site = try HiveSite(account.baseURL)
        trust = account.caFile.map { .file($0) } ?? .machine
        login = account.settings["login"].flatMap { $0.isEmpty ? nil : $0 }
        networks = try Self.numbers("networkIds", account)
        shareNetwork = try Self.numbers("shareNetworkId", account).first
    }

    private static func numbers(_ name: String, _ account: CloudAccount) throws(CloudFailure) -> [Int64] {
        var numbers: [Int64] = []
        for part in (account.settings[name] ?? "").split(separator: ",") {
            guard let number = Int64(part.filter { $0 != " " }) else {
                throw .missing("\(name) must be numbers of networks with commas between them, and \"\(part)\" is none")
            }
            numbers.append(number)
        }
        return numbers
    }
}
