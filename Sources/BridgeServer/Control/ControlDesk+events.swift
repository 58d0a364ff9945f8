import BridgeCore
import HomeModel

extension ControlDesk {
    /// What a batch changed, line by line, in words.
    func lines(of announcement: Announcement) -> [ControlEvent.ChangeLine] {
        let (batch, home) = (announcement.batch, announcement.snapshot.home)
        return batch.changes.map { change in
            ControlEvent.ChangeLine(
                at: batch.at, batch: batch.number, cause: words(for: batch.cause, in: home), what: words(for: change, in: home))
        }
    }

    private func words(for caller: Caller, in home: Home) -> String {
        switch caller {
        case .app(let id): home.apps[id].map { "app \($0.deviceType)" } ?? "an app that is gone"
        case .stranger: "an app without a key"
        case .rule(let id): home.rules[id].map { "rule \"\($0.name)\"" } ?? "a rule that is gone"
        case .schedule(let id): home.schedules[id].map { "schedule \"\($0.name)\"" } ?? "a schedule that is gone"
        case .owner: "owner"
        case .driver(let name): "driver \(name)"
        case .bridge: "bridge"
        }
    }

    private func words(for change: Change, in home: Home) -> String {
        let name = name(of: change.resource, in: home)
        switch change.event {
        case .added: return "\(name) added"
        case .removed: return "\(name) removed"
        case .updated(let aspects):
            return "\(name): " + aspects.map(\.rawValue).sorted().joined(separator: ", ")
        }
    }

    private func name(of resource: ResourceReference, in home: Home) -> String {
        let name: String? = switch resource.kind {
        case .device: home.devices[resource.id]?.name
        case .light: home.lights[resource.id]?.name
        case .room: home.rooms[resource.id]?.name
        case .sensor: home.sensors[resource.id]?.name
        case .zone: home.zones[resource.id]?.name
        case .scene: home.scenes[resource.id]?.name
        case .schedule: home.schedules[resource.id]?.name
        case .rule: home.rules[resource.id]?.name
        case .resourceLink: home.resourceLinks[resource.id]?.name
        case .app: home.apps[resource.id]?.deviceType
        case .settings, .identity: nil
        }
        let kind = resource.kind == .identity ? "bridge" : resource.kind.rawValue
        return name.map { "\(kind) \"\($0)\"" } ?? kind
    }
}
