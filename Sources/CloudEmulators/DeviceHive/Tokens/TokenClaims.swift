import Connectivity

/// What a token says.
struct TokenClaims: Sendable, Hashable {
    enum Holder: Sendable, Hashable {
        case user(Int64)
        /// A plugin, by its topic.
        case plugin(String)
    }

    enum Kind: Int, Sendable, Hashable {
        case refresh, access
    }

    var holder: Holder
    /// Numbers as in the token, rising: 0 is everything; an empty list is everything that is not administration.
    var actions: [Int]
    var networks = HiveLimit.all
    var devices = HiveLimit.all
    var types = HiveLimit.all
    /// Milliseconds since 1970.
    var expiry: Int64
    var kind: Kind

    /// What is allowed, of what somebody with these powers may do.
    func actions(of powers: Set<HiveAction>) -> Set<HiveAction> {
        if actions.contains(HiveAction.any) { return powers }
        if actions.isEmpty { return powers.intersection(HiveAction.ofClient) }
        return powers.intersection(actions.compactMap(HiveAction.init(rawValue:)))
    }

    /// As it is issued: the short names, with limits by device (3.3) and by device type (3.4) side by side.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "a": .array(actions.map { .int(Int64($0)) }), "e": .int(expiry), "t": .int(Int64(kind.rawValue)),
        ]
        switch holder {
        case .plugin(let topic): members["tpc"] = .string(topic)
        case .user(let id):
            members["u"] = .int(id)
            members["n"] = networks.json
            members["d"] = devices.json
            members["dt"] = types.json
        }
        return .object(members)
    }
}
