@testable import CloudConnectors
import Logging
import Testing

/// The chores of an account beside its connector, as the program puts them together.
struct EWeLinkChoresHome: Sendable {
    let home: EWeLinkHome
    let chores: CloudChores
    let line = EWeLinkOpenLine()

    init(at stage: EWeLinkStage, settings: [String: String] = EWeLinkStage.ann) throws {
        home = try EWeLinkHome(at: stage.base, settings: settings)
        chores = .ewelink(account: home.account, keyring: home.keyring, line: line, world: home.world)
    }

    var timers: any CloudTimers { get throws { try #require(chores.timers) } }
    var sharing: any CloudSharing { get throws { try #require(chores.sharing) } }
    var groups: any CloudGroups { get throws { try #require(chores.groups) } }

    func thing(_ id: String) async throws -> CloudThing { try #require(try await chores.things().first { $0.id == id }) }

    /// Has the account connected while something is done.
    func connected(_ test: @escaping @Sendable () async throws -> Void) async throws {
        let connector = EWeLinkConnector(
            account: home.account, secrets: home.secrets, keyring: home.keyring, openLine: line, world: home.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await home.connected(by: connector) {
            try await home.settled()
            try await test()
        }
    }
}
