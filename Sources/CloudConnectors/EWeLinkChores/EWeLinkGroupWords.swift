import Connectivity

/// Groups as `/api/group` has them.
enum EWeLinkGroupWords {
    static let path = "/api/group"
    /// The last place that is believed.
    private static let mostIndex = 1_000_000

    /// The groups in an answer, with the devices that say that they are in them.
    ///
    /// - Throws: `CloudFailure.notUnderstood` when there is no list.
    static func groups(_ answer: JSONValue, _ devices: [EWeLinkListing]) throws(CloudFailure) -> [CloudGroup] {
        guard let list = answer["groupinfos"]?.array else { throw .notUnderstood("there is no list of groups") }
        let groups = list.compactMap { words -> CloudGroup? in
            guard let id = words["id"]?.string else { return nil }
            return CloudGroup(
                id: id, name: words["name"]?.string ?? id, index: min(max(words["index"]?.int ?? 0, 0), mostIndex),
                devices: devices.filter { $0.groups.contains(id) }.map(\.thing))
        }
        return groups.sorted { ($0.index, $0.name) < ($1.index, $1.name) }
    }

    static func add(_ name: String, _ index: Int?) -> JSONValue { members(["name": .string(name)], index) }

    static func change(_ group: String, _ name: String?, _ index: Int?) -> JSONValue {
        var words: [String: JSONValue] = ["id": .string(group)]
        if let name { words["name"] = .string(name) }
        return members(words, index)
    }

    static func remove(_ group: String, withDevices: Bool) -> JSONValue {
        ["id": .string(group), "type": withDevices ? 1 : 0]
    }

    /// No group to leave, or none to enter, is an empty word.
    static func move(_ device: String, _ from: String?, _ to: String?, only: Bool) -> JSONValue {
        let move: JSONValue = [
            "source_id": .string(from ?? ""), "target_id": .string(to ?? ""), "deviceid": .string(device), "type": only ? 1 : 0,
        ]
        return ["deviceinfos": .array([move])]
    }

    private static func members(_ words: [String: JSONValue], _ index: Int?) -> JSONValue {
        .object(index.map { words.merging(["index": .int(Int64($0))]) { $1 } } ?? words)
    }
}
