import BridgeCore
import Connectivity
import HomeModel

/// Sharing of eWeLink devices, with a family in the vendor's words.
struct EWeLinkSharing: CloudSharing {
    let errands: any EWeLinkErrands
    let world: World

    func shares() async throws -> [CloudShareEntry] { try await errands.listing().flatMap(\.shares) }

    func share(_ device: CloudThing, with person: String, _ rights: CloudRights) async throws -> CloudShareEntry {
        var entry = CloudShareEntry(device: device, person: person, rights: rights)
        do {
            try await say(.share, device, person, rights)
        } catch ConnectionFailure.timedOut {
            // The cloud waits longer for the other one than an owner does for the cloud.
            entry.isPending = true
        }
        return entry
    }

    func change(_ device: CloudThing, for person: String, _ rights: CloudRights) async throws -> CloudShareEntry {
        try await say(.updateShare, device, person, rights)
        return CloudShareEntry(device: device, person: person, rights: rights)
    }

    /// The cloud says yes whether or not there was such a share, so it is looked first.
    func unshare(_ device: CloudThing, from person: String) async throws {
        let shares = try await shares().filter { $0.device.id == device.id }
        guard shares.contains(where: { $0.isTheirs || $0.person.lowercased() == person.lowercased() }) else {
            throw ChoreTrouble("\(device.name) is not shared with \(person)")
        }
        try await say(.cancelShare, device, person, [])
    }

    private func say(
        _ action: EWeLinkShareWords.Action, _ device: CloudThing, _ person: String, _ rights: CloudRights
    ) async throws {
        guard let listed = try await errands.listing().first(where: { $0.thing.id == device.id }) else {
            throw ChoreTrouble("\(device.name) is not in the account any more")
        }
        guard !listed.isTheirs || action == .cancelShare else {
            throw ChoreTrouble("\(device.name) belongs to somebody else, who alone can share it")
        }
        let params = EWeLinkShareWords.params(action, device, person, rights, at: world.now().utc)
        try EWeLinkShareWords.check(try await errands.say(action.rawValue, to: listed, params), to: action, person)
    }
}
