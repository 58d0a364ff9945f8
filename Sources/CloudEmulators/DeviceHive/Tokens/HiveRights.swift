/// How far somebody's requests reach: no further than their token, and no further than they themselves.
struct HiveRights: Sendable {
    let user: HiveUser
    /// What their token says.
    let claims: TokenClaims
    /// What the token allows of what the user may do.
    let actions: Set<HiveAction>
    /// The networks of theirs that the token allows.
    let networks: HiveLimit
    /// The device types of theirs that the token allows.
    let types: HiveLimit

    /// - Parameters:
    ///   - ownNetworks: the user's networks.
    ///   - ownTypes: the user's device types.
    init(_ user: HiveUser, _ claims: TokenClaims, ownNetworks: HiveLimit, ownTypes: HiveLimit) {
        self.user = user
        self.claims = claims
        actions = claims.actions(of: user.powers)
        networks = claims.networks.narrowed(to: ownNetworks)
        types = claims.types.narrowed(to: ownTypes)
    }

    var devices: HiveLimit { claims.devices }

    func sees(_ device: HiveDevice) -> Bool {
        devices.allows(device.id) && networks.allows(device.networkID) && types.allows(device.typeID)
    }

    /// Whether nothing is hidden from them, so that they may know what does not exist.
    var seesAll: Bool { networks == .all && types == .all && devices == .all }

    func need(_ action: HiveAction) throws(HiveFailure) {
        guard actions.contains(action) else { throw .denied }
    }

    /// The actions of a token that they want to make, without those that they have not.
    func clipped(_ wanted: [Int]) -> [Int] {
        if claims.actions.contains(HiveAction.any) { return wanted }
        let all = wanted.contains(HiveAction.any)
        let asked = wanted.isEmpty ? HiveAction.ofClient : Set(wanted.compactMap(HiveAction.init(rawValue:)))
        let left = (all ? actions : asked.intersection(actions)).map(\.rawValue).sorted()
        // An empty list would mean a great deal.
        return left.isEmpty ? [HiveAction.none] : left
    }
}
