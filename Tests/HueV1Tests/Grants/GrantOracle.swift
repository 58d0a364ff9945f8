import Foundation
import HomeModel

/// Says of one thing after the other whether an app sees it, straight from the rules and as slowly as need be.
struct GrantOracle {
    let home: Home
    let app: App

    private var isLimited: Bool { app.grant.scope != .everything }
    private var named: (lights: Set<ResourceID>, groups: Set<ResourceID>, sensors: Set<ResourceID>) {
        guard case .only(let lights, let groups, let sensors) = app.grant.scope else { return ([], [], []) }
        return (lights, groups, sensors)
    }

    func isGranted(group id: ResourceID) -> Bool { !isLimited || named.groups.contains(id) }

    func sees(light id: ResourceID) -> Bool {
        guard let light = home.lights[id] else { return false }
        return !isLimited || named.lights.contains(id) || isInGrantedRoom(light.owner)
            || home.zones.all.contains { named.groups.contains($0.id) && $0.lights.contains(id) }
    }

    func sees(sensor id: ResourceID) -> Bool {
        guard let sensor = home.sensors[id] else { return false }
        return !isLimited || named.sensors.contains(id) || isInGrantedRoom(sensor.owner)
            || home.rooms.all.contains { named.groups.contains($0.id) && $0.virtualSensors.contains(id) }
            || home.zones.all.contains { named.groups.contains($0.id) && $0.sensors.contains(id) }
    }

    private func isInGrantedRoom(_ device: ResourceID) -> Bool {
        home.rooms.all.contains { named.groups.contains($0.id) && $0.devices.contains(device) }
    }

    /// Whether a thing is seen at all. What speaks of itself in a circle does so with good conscience.
    func sees(_ thing: ResourceReference, within path: Set<ResourceReference> = []) -> Bool {
        guard let resource = home.resource(thing) else { return thing.kind == .identity || thing.kind == .settings }
        guard isLimited, !path.contains(thing) else { return true }
        let path = path.union([thing])
        switch resource {
        case let light as Light: return sees(light: light.id)
        case let sensor as Sensor: return sees(sensor: sensor.id)
        case let device as Device:
            return isInGrantedRoom(device.id) || device.lights.contains(where: sees(light:))
                || device.sensors.contains(where: sees(sensor:))
        case let room as Room:
            return named.groups.contains(room.id) || room.virtualSensors.contains(where: sees(sensor:))
                || room.devices.contains { sees(ResourceReference(.device, $0)) }
        case let zone as Zone:
            return named.groups.contains(zone.id) || zone.lights.contains(where: sees(light:))
                || zone.sensors.contains(where: sees(sensor:))
        case let scene as Scene:
            return scene.lights.contains { sees(light: $0.light) } && (scene.group?.reference.map { sees($0) } ?? true)
        case let rule as Rule:
            let isForAll = rule.conditions.contains { $0.subject.resource.kind == .identity }
            return sees(rule.actions, of: rule.maker, path) && (rule.maker == app.id || !isForAll)
                && rule.conditions.allSatisfy { sees($0.subject.resource, within: path) }
        case let schedule as Schedule: return sees([schedule.action], of: schedule.maker, path)
        case let link as ResourceLink:
            return link.maker == app.id || link.targets.contains { target in
                target.kind != .resourceLink && target.kind != .identity && sees(target, within: path)
            }
        default: return thing.id == app.id
        }
    }

    private func sees(_ actions: [AutomationAction], of maker: ResourceID?, _ path: Set<ResourceReference>) -> Bool {
        actions.map(\.command).allSatisfy { command in
            if case .setGroup(.wholeHome, _) = command { return maker == app.id }
            return command.references.allSatisfy { sees($0, within: path) }
        }
    }

    /// Whether no part of a thing is hidden.
    func seesWhole(_ thing: ResourceReference, within path: Set<ResourceReference> = []) -> Bool {
        guard sees(thing), !path.contains(thing) else { return path.contains(thing) }
        switch home.resource(thing) {
        case let device as Device:
            return device.lights.allSatisfy(sees(light:)) && device.sensors.allSatisfy(sees(sensor:))
        case let room as Room:
            return room.virtualSensors.allSatisfy(sees(sensor:))
                && room.devices.allSatisfy { seesWhole(ResourceReference(.device, $0)) }
        case let zone as Zone: return zone.lights.allSatisfy(sees(light:)) && zone.sensors.allSatisfy(sees(sensor:))
        case let scene as Scene: return scene.lights.allSatisfy { sees(light: $0.light) }
        case let link as ResourceLink: return link.targets.allSatisfy { seesWhole($0, within: path.union([thing])) }
        default: return true
        }
    }

    /// Everything that the app does not see.
    var hidden: [any Resource] { home.resources.filter { !sees(ResourceReference(type(of: $0).kind, $0.id)) } }

    /// The numbers under which lights are seen.
    func numbers(_ usual: [(number: Int, id: ResourceID)]) -> [Int: ResourceID] {
        let shown = usual.filter { sees(light: $0.id) }
        let own = { (id: ResourceID) in app.grant.aliases[id]?.number }
        var numbers = Dictionary(uniqueKeysWithValues: shown.compactMap { entry in own(entry.id).map { ($0, entry.id) } })
        for entry in shown where own(entry.id) == nil && numbers[entry.number] == nil { numbers[entry.number] = entry.id }
        for entry in shown where !numbers.values.contains(entry.id) {
            numbers[(1...).first { numbers[$0] == nil } ?? 0] = entry.id
        }
        return numbers
    }
}
