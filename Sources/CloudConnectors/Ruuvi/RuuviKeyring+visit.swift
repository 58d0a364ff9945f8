import BridgeCore
import Connectivity
import HomeModel

extension RuuviKeyring {
    /// Has a client and a token for as long as something is done. A token that is not good is not shown again.
    func visit<Result>(
        ownerIsThere: Bool, _ world: World, _ body: (inout RuuviVisit) async throws -> Result
    ) async throws -> Result {
        let client = try RuuviClient(account, world: world)
        var used: String?
        do {
            let token = try await token(client, ownerIsThere: ownerIsThere)
            used = token
            var visit = RuuviVisit(client: client, token: token, world: world)
            let result = try await body(&visit)
            await client.web.close()
            return result
        } catch {
            if let used, case .declined? = error as? CloudFailure { await discard(used) }
            await client.web.close()
            throw error
        }
    }
}
