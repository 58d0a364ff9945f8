import Connectivity
import HomeModel

extension EWeLinkClient {
    /// Everything that the account has or that is shared with it, in all of its families.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func devices() async throws -> [EWeLinkDevice] {
        switch try await dialect() {
        case .first: try await devicesOfFirst()
        case .second: try await things()
        }
    }

    private func devicesOfFirst() async throws -> [EWeLinkDevice] {
        let answer = try await get("/api/user/device", query: ["lang": "en", "getTags": "1"], to: "see its devices")
        // Servers that take the client for an older one give the list itself.
        guard let list = answer["devicelist"]?.array ?? answer.array else {
            throw CloudFailure.notUnderstood("the list of devices is no list")
        }
        return list.compactMap { EWeLinkDevice($0) }
    }

    private func things() async throws -> [EWeLinkDevice] {
        let families = try await get("/v2/family", to: "see its families")
        guard let list = families["familyList"]?.array else {
            throw CloudFailure.notUnderstood("the list of families is no list")
        }
        var devices: [EWeLinkDevice] = []
        for family in list.compactMap({ $0["id"]?.string }) {
            let things = try await get("/v2/device/thing", query: ["num": "0", "familyid": family], to: "see its devices")
            guard let list = things["thingList"]?.array else { throw CloudFailure.notUnderstood("the list of things is no list") }
            for thing in list {
                guard let device = Self.device(thing), !devices.contains(where: { $0.id == device.id }) else { continue }
                devices.append(device)
            }
        }
        return devices
    }

    /// A thing that is a device: one's own, or somebody else's. Groups are none.
    private static func device(_ thing: JSONValue) -> EWeLinkDevice? {
        guard let type = thing["itemType"]?.int, [1, 2, 5].contains(type), let item = thing["itemData"] else { return nil }
        return EWeLinkDevice(item, isShared: type != 1)
    }
}
