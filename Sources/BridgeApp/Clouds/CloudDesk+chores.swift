import BridgeCore
import BridgeServer
import CloudConnectors
import Connectivity
import Foundation
import HomeModel

extension CloudDesk {
    /// What can be done in the cloud of an account.
    struct Errand: Sendable {
        let account: CloudAccount
        let chores: CloudChores
    }

    /// An account's chores, if it is spoken with.
    func errand(_ name: String, _ chore: CloudChore) async throws(ControlProblem) -> Errand {
        let entry = try await entry(name)
        if let trouble = entry.trouble { throw ControlProblem("\(trouble)") }
        guard let chores = await accounts.chores(of: name) else { throw ControlProblem(entry.account.vendor.lacks(chore)) }
        return Errand(account: entry.account, chores: chores)
    }

    /// Does something in a cloud, and says why not if it does not.
    func attempt<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws(ControlProblem) -> Result {
        do {
            return try await accounts.spendTime(on: work)
        } catch let problem as ControlProblem {
            throw problem
        } catch let failure as ConnectionFailure {
            throw ControlProblem("the cloud cannot be spoken with: \(failure)")
        } catch CloudFailure.connection(let failure) {
            throw ControlProblem("the cloud cannot be spoken with: \(failure)")
        } catch {
            throw ControlProblem("\(error)")
        }
    }

    /// What a vendor has of a kind, or why it has none.
    func need<Part>(_ part: Part?, _ chore: CloudChore, _ errand: Errand) throws(ControlProblem) -> Part {
        guard let part else { throw ControlProblem(errand.account.vendor.lacks(chore)) }
        return part
    }

    /// The names of an account's devices: those of the home come first, as its owner gave them.
    func names(_ account: CloudAccount, _ things: [CloudThing]) -> DeviceNames {
        let devices = bridge.published.snapshot.home.devices.all.filter { $0.key.driver == account.driver }
        let home = devices.map { CloudThing(id: $0.key.identity, name: $0.name) }
        return DeviceNames(account: account.name, home: home, cloud: things)
    }
}
