import BridgeServer
import CloudConnectors
import HomeModel

extension CloudDesk {
    func groups(_ account: String) async throws(ControlProblem) -> [ControlCloudGroup] {
        try await arrange(account) { groups, errand in try await show(groups, errand) }
    }

    func addGroup(_ account: String, _ wish: ControlGroupWish) async throws(ControlProblem) -> ControlCloudGroup {
        guard let name = wish.name, !name.isEmpty else { throw ControlProblem("a group needs a name") }
        try check(wish)
        return try await arrange(account) { groups, errand in
            let id = try await groups.add(name, index: wish.index)
            return try await show(groups, errand, id)
        }
    }

    func editGroup(
        _ account: String, _ group: String, _ wish: ControlGroupWish
    ) async throws(ControlProblem) -> ControlCloudGroup {
        guard wish.name != nil || wish.index != nil else { throw ControlProblem("it is not said what to change") }
        try check(wish)
        return try await arrange(account) { groups, errand in
            let id = try Self.find(group, in: try await groups.groups(), of: errand)
            try await groups.change(id, name: wish.name, index: wish.index)
            return try await show(groups, errand, id)
        }
    }

    func removeGroup(
        _ account: String, _ group: String, withDevices: Bool
    ) async throws(ControlProblem) -> ControlGroupRemoval {
        try await arrange(account) { groups, errand in
            let id = try Self.find(group, in: try await groups.groups(), of: errand)
            let gone = try await show(groups, errand, id)
            try await groups.remove(id, withDevices: withDevices)
            return ControlGroupRemoval(group: gone, withdevices: withDevices)
        }
    }

    func move(_ account: String, _ wish: ControlGroupMove) async throws(ControlProblem) -> [ControlCloudGroup] {
        guard wish.from != nil || wish.to != nil else { throw ControlProblem("it is not said from which group or to which") }
        return try await arrange(account) { groups, errand in
            let device = try names(errand.account, try await errand.chores.things()).find(wish.device)
            let all = try await groups.groups()
            let from = try wish.from.map { try Self.find($0, in: all, of: errand) }
            let to = try wish.to.map { try Self.find($0, in: all, of: errand) }
            if let from, all.contains(where: { $0.id == from && !$0.devices.contains { $0.id == device.id } }) {
                throw ChoreTrouble("\(device.name) is not in \(wish.from ?? from)")
            }
            try await groups.move(device.id, from: from, to: to, only: wish.only)
            return try await show(groups, errand)
        }
    }

    private func arrange<Result: Sendable>(
        _ account: String, _ work: @escaping @Sendable (any CloudGroups, Errand) async throws -> Result
    ) async throws(ControlProblem) -> Result {
        let errand = try await errand(account, .groups)
        let groups = try need(errand.chores.groups, .groups, errand)
        return try await attempt { try await work(groups, errand) }
    }

    private func show(_ groups: any CloudGroups, _ errand: Errand) async throws -> [ControlCloudGroup] {
        let all = try await groups.groups()
        let names = names(errand.account, all.flatMap(\.devices))
        return all.map { group in
            ControlCloudGroup(
                id: group.id, name: group.name, index: group.index,
                devices: group.devices.map { ControlCloudGroup.Member(name: names.name(of: $0), identity: $0.id) })
        }
    }

    private func show(_ groups: any CloudGroups, _ errand: Errand, _ id: String) async throws -> ControlCloudGroup {
        guard let group = try await show(groups, errand).first(where: { $0.id == id }) else {
            throw ChoreTrouble("the cloud does not list the group")
        }
        return group
    }

    private static func find(_ word: String, in groups: [CloudGroup], of errand: Errand) throws(ChoreTrouble) -> String {
        var finding = ChoreFinding("group", in: errand.account.name)
        for group in groups { finding.add(id: group.id, name: group.name) }
        return try finding.find(word)
    }

    private func check(_ wish: ControlGroupWish) throws(ControlProblem) {
        if wish.name?.isEmpty ?? false { throw ControlProblem("a group needs a name") }
        if let index = wish.index, !(1...999).contains(index) { throw ControlProblem("places are counted from 1 to 999") }
    }
}
