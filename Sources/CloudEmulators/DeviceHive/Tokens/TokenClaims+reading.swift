import Connectivity

extension TokenClaims {
    /// Reads what any of three generations of servers wrote: short names with `dt`, short names with `d`, and the long names
    /// from before version 3.4, in which actions are named.
    ///
    /// - Returns: `nil` when something is missing or of another type.
    init?(_ json: JSONValue) {
        guard let holder = Self.holder(json), let expiry = Self.expiry(json["e"] ?? json["expiration"]),
            let kind = Self.kind(json["t"] ?? json["tokenType"]), let actions = Self.actions(json["a"] ?? json["actions"]),
            let networks = HiveLimit.reading(json["n"] ?? json["networkIds"]),
            let devices = HiveLimit.reading(json["d"] ?? json["deviceIds"]),
            let types = HiveLimit.reading(json["dt"] ?? json["deviceTypeIds"])
        else { return nil }
        self.init(
            holder: holder, actions: actions, networks: networks, devices: devices, types: types, expiry: expiry, kind: kind)
    }

    private static func holder(_ json: JSONValue) -> Holder? {
        if let topic = json["tpc"]?.string { return .plugin(topic) }
        return (json["u"] ?? json["userId"])?.int.map { .user(Int64($0)) }
    }

    private static func expiry(_ json: JSONValue?) -> Int64? {
        json.flatMap(HiveTime.init(reading:))?.milliseconds
    }

    private static func kind(_ json: JSONValue?) -> Kind? {
        switch json?.string?.uppercased() {
        case "ACCESS": .access
        case "REFRESH": .refresh
        default: json?.int.flatMap(Kind.init(rawValue:))
        }
    }

    /// A token that is silent about actions allows none.
    private static func actions(_ json: JSONValue?) -> [Int]? {
        guard let json, !json.isNull else { return [HiveAction.none] }
        return json.array.flatMap(HiveAction.numbers)
    }
}
