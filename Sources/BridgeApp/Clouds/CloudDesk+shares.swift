import BridgeServer
import CloudConnectors
import HomeModel

extension CloudDesk {
    func shares(_ account: String) async throws(ControlProblem) -> [ControlCloudShare] {
        let errand = try await errand(account, .sharing)
        let sharing = try need(errand.chores.sharing, .sharing, errand)
        return try await attempt {
            let shares = try await sharing.shares()
            let names = names(errand.account, shares.map(\.device))
            return shares.map { ControlCloudShare($0, device: names.name(of: $0.device)) }
        }
    }

    func share(_ account: String, _ wish: ControlShareWish) async throws(ControlProblem) -> ControlCloudShare {
        try await change(account, wish) { try await $0.share($1, with: wish.person, $2) }
    }

    func editShare(_ account: String, _ wish: ControlShareWish) async throws(ControlProblem) -> ControlCloudShare {
        try await change(account, wish) { try await $0.change($1, for: wish.person, $2) }
    }

    func unshare(_ account: String, _ wish: ControlShareWish) async throws(ControlProblem) -> ControlCloudShare {
        try await change(account, wish) { sharing, device, _ in
            try await sharing.unshare(device, from: wish.person)
            return CloudShareEntry(device: device, person: wish.person)
        }
    }

    func claim(_ account: String, _ claim: ControlClaim) async throws(ControlProblem) -> ControlClaim {
        let errand = try await errand(account, .claims)
        let claims = try need(errand.chores.claims, .claims, errand)
        try await attempt { try await claims.claim(claim.tag, name: claim.name) }
        return claim
    }

    private func change(
        _ account: String, _ wish: ControlShareWish,
        _ change: @escaping @Sendable (any CloudSharing, CloudThing, CloudRights) async throws -> CloudShareEntry
    ) async throws(ControlProblem) -> ControlCloudShare {
        let errand = try await errand(account, .sharing)
        let sharing = try need(errand.chores.sharing, .sharing, errand)
        return try await attempt {
            guard !wish.person.isEmpty else { throw ChoreTrouble("it is not said with whom") }
            let rights = try CloudRights(words: wish.rights ?? [])
            let device = try names(errand.account, try await errand.chores.things()).find(wish.device)
            return ControlCloudShare(try await change(sharing, device, rights), device: device.name)
        }
    }
}

extension ControlCloudShare {
    init(_ share: CloudShareEntry, device: String) {
        self.init(
            device: device, identity: share.device.id, person: share.person, theirs: share.isTheirs, rights: share.rights?.words,
            pending: share.isPending)
    }
}
