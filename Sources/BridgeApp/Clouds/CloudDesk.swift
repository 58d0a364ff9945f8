import BridgeCore
import BridgeServer
import CloudConnectors
import Foundation
import HomeModel
import HueV1

/// What the owner does with cloud accounts, on the real ones.
struct CloudDesk: CloudBench {
    let accounts: CloudAccounts
    let bridge: Bridge

    func accounts() async throws(ControlProblem) -> [ControlCloud] {
        if let trouble = await accounts.book.trouble { throw ControlProblem("\(trouble)") }
        let (home, now) = (bridge.published.snapshot.home, bridge.world.now())
        return await accounts.standings.map { ControlCloud($0, in: home, at: now) }
    }

    func driver(of name: String) async throws(ControlProblem) -> String { try await entry(name).account.driver }

    func test(_ name: String) async throws(ControlProblem) -> [ControlCloudFind] {
        let entry = try await entry(name)
        if let trouble = entry.trouble { throw ControlProblem("\(trouble)") }
        return try await look(entry.account, accounts.book.drawer(of: name))
    }

    func sendCode(for wanted: ControlNewCloud) async throws(ControlProblem) -> ControlCloudCode {
        let account = try await account(wanted)
        do {
            _ = try await accounts.look(account, secrets: LooseSecrets(Secrets(wanted.secrets)))
        } catch CloudFailure.missing(let words) {
            // A connector that lacks the code has it sent, and says what it lacks.
            return ControlCloudCode(words: words)
        } catch {
            throw ControlProblem("\(error)")
        }
        throw ControlProblem("the cloud lets the account in without a code")
    }

    func add(_ wanted: ControlNewCloud, sharing grant: Grant?) async throws(ControlProblem) -> ControlCloudAddition {
        var account = try await account(wanted)
        if let words = VendorNeeds.of(account.vendor).problem(secrets: Secrets(wanted.secrets), settings: account.settings) {
            throw ControlProblem(words)
        }
        let secrets = LooseSecrets(Secrets(wanted.secrets))
        var found: [ControlCloudFind]?
        if wanted.test { found = try await look(account, secrets) }
        if let grant {
            account.app = try await admit(account, grant)
            account.shares = true
        }
        do throws(AccountTrouble) {
            // What the connector got by the trial is kept, so that it need not log in twice.
            try await accounts.add(account, secrets: await secrets.content)
        } catch {
            if let app = account.app { _ = try? await bridge.perform(.revokeApp(app), by: .owner) }
            throw ControlProblem("\(error)")
        }
        guard let added = try await accounts().first(where: { $0.name == account.name }) else {
            throw ControlProblem("\(AccountTrouble.unknown(account.name))")
        }
        return ControlCloudAddition(account: added, found: found)
    }

    func remove(_ name: String) async throws(ControlProblem) -> ControlCloudRemoval {
        let account = try await entry(name).account
        await accounts.stop(name)
        do throws(ControlProblem) {
            let removal = removal(of: account)
            try await perform(.removeDevices(driver: account.driver))
            if let app = account.app, removal.app != nil { try await perform(.revokeApp(app)) }
            do throws(AccountTrouble) {
                try await accounts.book.remove(name)
            } catch {
                throw ControlProblem("\(error)")
            }
            return removal
        } catch {
            if await accounts.book.entry(name)?.trouble == nil { await accounts.start(account) }
            throw error
        }
    }
}
