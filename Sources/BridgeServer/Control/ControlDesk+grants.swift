import BridgeCore
import Foundation
import HomeModel

extension ControlDesk {
    /// Gives an app rights, or takes some away.
    func allow(_ word: String, _ edit: ControlGrantEdit) async throws(ControlProblem) -> ControlApp {
        let app = try find(app: word)
        try await perform(.grant(app.id, try grant(app.grant, edited: edit)))
        return try self.app(app.id.description)
    }

    func rename(_ word: String, to name: String) async throws(ControlProblem) -> ControlApp {
        let app = try find(app: word)
        try await perform(.renameApp(app.id, name))
        return try self.app(app.id.description)
    }

    /// Lets an app know a light by another number or name.
    func map(_ word: String, _ alias: ControlAlias) async throws(ControlProblem) -> ControlApp {
        let app = try find(app: word)
        let light = try find(light: alias.light).light
        var grant = app.grant
        let (isUsual, known) = (alias.number == nil && alias.name == nil, grant.aliases[light.id])
        grant.aliases[light.id] = isUsual
            ? nil : Grant.Alias(number: alias.number ?? known?.number, name: alias.name ?? known?.name)
        try await perform(.grant(app.id, grant))
        return try self.app(app.id.description)
    }

    /// A grant with some of it changed.
    func grant(_ grant: Grant, edited edit: ControlGrantEdit) throws(ControlProblem) -> Grant {
        var grant = grant
        if let preset = edit.preset {
            guard let known = Grant(preset: preset) else {
                throw ControlProblem("a grant is none, read, control or all, not \"\(preset)\"")
            }
            (grant.level, grant.scope) = (known.level, known.scope)
        }
        if edit.everything == true { grant.scope = .everything }
        if let word = edit.level {
            guard let level = Grant.Level(rawValue: word) else { throw ControlProblem("there is no level \"\(word)\"") }
            grant.level = level
        }
        if edit.forever == true { grant.until = nil }
        if let until = edit.until {
            guard until > bridge.world.now().utc else { throw ControlProblem("that moment has passed") }
            grant.until = until
        }
        let named = try sight(of: edit)
        if edit.takesAway == true {
            grant.scope = edit.namesSomething ? home.scope(grant.scope, without: named) : .nothing
        } else if edit.namesSomething {
            grant.scope = grant.scope.adding(named)
        }
        return grant
    }

    /// What an edit names.
    private func sight(of edit: ControlGrantEdit) throws(ControlProblem) -> Grant.Named {
        var named = Grant.Named()
        for word in edit.lights ?? [] { named.lights.insert(try find(light: word).light.id) }
        for word in edit.rooms ?? [] { named.groups.insert(try find(group: word)) }
        for word in edit.sensors ?? [] { named.sensors.insert(try find(sensor: word).sensor.id) }
        return named
    }

    private func find(group name: String) throws(ControlProblem) -> ResourceID {
        let wanted = name.lowercased()
        let id = home.rooms.all.first { $0.name.lowercased() == wanted }?.id
            ?? home.zones.all.first { $0.name.lowercased() == wanted }?.id
        guard let id else {
            let names = home.rooms.all.map(\.name) + home.zones.all.map(\.name)
            throw ControlProblem("there is no room or zone \"\(name)\"; there are: \(names.joined(separator: ", "))")
        }
        return id
    }
}

extension Grant {
    /// The grants that have a name of one word.
    package init?(preset: String) {
        switch preset {
        case "none": self.init(level: .configure, scope: .nothing)
        case "read": self.init(level: .read)
        case "control": self.init(level: .control)
        case "all": self.init()
        default: return nil
        }
    }

    /// Things named one by one.
    struct Named {
        var lights: Set<ResourceID> = []
        var groups: Set<ResourceID> = []
        var sensors: Set<ResourceID> = []
    }
}

extension Grant.Scope {
    /// This and what is named. To name something to an app that sees everything means that it sees no more than that.
    func adding(_ named: Grant.Named) -> Grant.Scope {
        guard case .only(let lights, let groups, let sensors) = self else {
            return .only(lights: named.lights, groups: named.groups, sensors: named.sensors)
        }
        return .only(
            lights: lights.union(named.lights), groups: groups.union(named.groups), sensors: sensors.union(named.sensors))
    }
}
