import Connectivity
import HomeModel

extension EWeLinkClient {
    /// Everything that the account has or that is shared with it, in all of its families.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func devices() async throws -> [EWeLinkDevice] {
        try await items().compactMap { item in
            guard let isShared = item.isShared else { return EWeLinkDevice(item.words) }
            return EWeLinkDevice(item.words, isShared: isShared)
        }
    }

    /// The same as the cloud writes them, each once. The second API says of each whether it is somebody else's.
    func items() async throws -> [(words: JSONValue, isShared: Bool?)] {
        switch try await dialect() {
        case .first: try await itemsOfFirst()
        case .second: try await things()
        }
    }

    private func itemsOfFirst() async throws -> [(words: JSONValue, isShared: Bool?)] {
        let answer = try await get("/api/user/device", query: ["lang": "en", "getTags": "1"], to: "see its devices")
        // Servers that take the client for an older one give the list itself.
        guard let list = answer["devicelist"]?.array ?? answer.array else {
            throw CloudFailure.notUnderstood("the list of devices is no list")
        }
        return list.map { ($0, nil) }
    }

    private func things() async throws -> [(words: JSONValue, isShared: Bool?)] {
        let families = try await get("/v2/family", to: "see its families")
        guard let list = families["familyList"]?.array else {
            throw CloudFailure.notUnderstood("the list of families is no list")
        }
        var (items, seen): ([(words: JSONValue, isShared: Bool?)], Set<JSONValue?>) = ([], [])
        for family in list.compactMap({ $0["id"]?.string }) {
            let things = try await get("/v2/device/thing", query: ["num": "0", "familyid": family], to: "see its devices")
            guard let list = things["thingList"]?.array else { throw CloudFailure.notUnderstood("the list of things is no list") }
            items += list.compactMap(Self.item).filter { seen.insert($0.words["deviceid"]).inserted }
        }
        return items
    }

    /// A thing that is a device: one's own, or somebody else's. Groups are none.
    private static func item(_ thing: JSONValue) -> (words: JSONValue, isShared: Bool?)? {
        guard let type = thing["itemType"]?.int, [1, 2, 5].contains(type), let item = thing["itemData"] else { return nil }
        return (item, type != 1)
    }
}
