import Connectivity

/// Groups of eWeLink devices.
struct EWeLinkGroups: CloudGroups {
    let errands: any EWeLinkErrands

    func groups() async throws -> [CloudGroup] {
        let devices = try await errands.listing()
        return try EWeLinkGroupWords.groups(try await errands.ask("GET", EWeLinkGroupWords.path, nil), devices)
    }

    func add(_ name: String, index: Int?) async throws -> String {
        let answer = try await errands.ask("POST", EWeLinkGroupWords.path, EWeLinkGroupWords.add(name, index))
        guard let id = answer["groupid"]?.string else { throw CloudFailure.notUnderstood("a new group has no id") }
        return id
    }

    func change(_ group: String, name: String?, index: Int?) async throws {
        _ = try await errands.ask("PUT", EWeLinkGroupWords.path, EWeLinkGroupWords.change(group, name, index))
    }

    func remove(_ group: String, withDevices: Bool) async throws {
        _ = try await errands.ask("DELETE", EWeLinkGroupWords.path, EWeLinkGroupWords.remove(group, withDevices: withDevices))
    }

    func move(_ device: String, from: String?, to: String?, only: Bool) async throws {
        let move = EWeLinkGroupWords.move(device, from, to, only: only)
        _ = try await errands.ask("POST", EWeLinkGroupWords.path + "/addDevice", move)
    }
}
