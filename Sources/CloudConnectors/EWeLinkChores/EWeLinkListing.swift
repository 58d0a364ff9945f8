import Connectivity

/// What the list of devices says besides what they are: who else has them, and which groups they are in. Either API's list is
/// read.
struct EWeLinkListing: Sendable, Hashable {
    /// The device.
    let thing: CloudThing
    /// The key that the cloud knows its owner by.
    let owner: String
    /// What it said last.
    let params: EWeLinkParams
    /// The ids of its groups, in its own order.
    let groups: [String]
    /// Who else has it.
    let shares: [CloudShareEntry]
    /// Whether it is somebody else's.
    let isTheirs: Bool

    /// - Parameter words: a device as the first API lists it, or the `itemData` of a thing.
    init?(_ words: JSONValue) {
        guard let id = words["deviceid"]?.string, !id.isEmpty else { return nil }
        let thing = CloudThing(id: id, name: words["name"]?.string ?? id)
        self.thing = thing
        owner = words["apikey"]?.string ?? ""
        params = words["params"]?.object ?? [:]
        groups = (words["groups"]?.array ?? []).compactMap(\.string)
        // Both names are written, and not always both filled.
        let lists = ["sharedTo", "shareTo"].compactMap { words[$0]?.array }
        let others = (lists.first { !$0.isEmpty } ?? []).map { Self.entry(thing, $0, isTheirs: false) }
        let giver = words["sharedBy"]?.object.map { Self.entry(thing, .object($0), isTheirs: true) }
        shares = others + (giver.map { [$0] } ?? [])
        isTheirs = giver != nil
    }

    private static func entry(_ thing: CloudThing, _ words: JSONValue, isTheirs: Bool) -> CloudShareEntry {
        let names = ["email", "phoneNumber", "uid", "apikey"].compactMap { words[$0]?.string }
        return CloudShareEntry(
            device: thing, person: names.first { !$0.isEmpty } ?? "somebody", isTheirs: isTheirs,
            rights: words["permit"]?.int.map { CloudRights(rawValue: $0) })
    }
}
