package import HomeModel

/// Writes what can be read. It keeps nothing: keeping answers ready is the server's business.
package struct V1Reader: Sendable {
    let view: V1View
    let context: V1Context

    /// Makes a reader for one moment.
    package init(view: V1View, context: V1Context) {
        self.view = view
        self.context = context
    }

    /// The parts of a full state, in the order of Docs/HueV1.md §17.
    package static let fullStateOrder = [
        "lights", "groups", "config", "schedules", "scenes", "rules", "sensors", "resourcelinks",
    ]

    /// What a reading shows. `caller` matters only where the configuration is shown.
    package func write(_ reading: V1Reading, for caller: App, to writer: inout JSONWriter) {
        switch reading {
        case .fullState: writeFullState(for: caller, to: &writer)
        case .config: FullConfig(view.home, context: context, caller: caller).write(to: &writer)
        case .capabilities: V1Capabilities(home: view.home, profile: context.profile).write(to: &writer)
        case .capability(let part): V1Capabilities(home: view.home, profile: context.profile).write(part, to: &writer)
        case .timezones: V1Timezones.write(to: &writer)
        case .all(let collection): write(collection, for: caller, to: &writer)
        case .scene(let id): writeScene(id, for: caller, to: &writer)
        case .schedule(let number): writeSchedule(view.numbers.schedules[number], for: caller, to: &writer)
        case .rule(let number): writeRule(view.numbers.rules[number], for: caller, to: &writer)
        case .resourceLink(let number): writeLink(view.numbers.resourceLinks[number], for: caller, to: &writer)
        case .light(let number):
            let id = view.numbers.lights[number]
            writeLight(id, isStreaming: id.map(view.home.streamingLights.contains) ?? false, to: &writer)
        case .sensor(let number): writeSensor(view.numbers.sensors[number], to: &writer)
        case .group(let number): writeGroup(number, for: caller, to: &writer)
        case .newLights: writeNewLights(to: &writer)
        case .newSensors: writeNewSensors(to: &writer)
        }
    }

    private func writeFullState(for caller: App, to writer: inout JSONWriter) {
        writer.object { state in
            for part in Self.fullStateOrder {
                state.key(part)
                let reading = V1Collection(rawValue: part).map(V1Reading.all) ?? .config
                write(reading, for: caller, to: &state)
            }
        }
    }

    private func write(_ collection: V1Collection, for caller: App, to writer: inout JSONWriter) {
        writer.object { list in
            switch collection {
            case .lights:
                let streaming = view.home.streamingLights
                for entry in view.numbers.lights.entries {
                    list.key(String(entry.number))
                    writeLight(entry.id, isStreaming: streaming.contains(entry.id), to: &list)
                }
            case .sensors:
                for entry in view.numbers.sensors.entries {
                    list.key(String(entry.number))
                    writeSensor(entry.id, to: &list)
                }
            case .groups: writeGroups(for: caller, to: &list)
            case .scenes: writeScenes(for: caller, to: &list)
            case .schedules:
                for entry in view.numbers.schedules.entries {
                    list.key(String(entry.number))
                    writeSchedule(entry.id, for: caller, to: &list)
                }
            case .rules:
                for entry in view.numbers.rules.entries {
                    list.key(String(entry.number))
                    writeRule(entry.id, for: caller, to: &list)
                }
            case .resourcelinks:
                for entry in view.numbers.resourceLinks.entries {
                    list.key(String(entry.number))
                    writeLink(entry.id, for: caller, to: &list)
                }
            }
        }
    }

    private func writeSchedule(_ id: ResourceID?, for caller: App, to writer: inout JSONWriter) {
        guard let schedule = id.flatMap({ view.home.schedules[$0] }) else { return writer.object { _ in } }
        ScheduleObject(schedule, in: view, for: caller).write(to: &writer)
    }

    private func writeRule(_ id: ResourceID?, for caller: App, to writer: inout JSONWriter) {
        guard let rule = id.flatMap({ view.home.rules[$0] }) else { return writer.object { _ in } }
        RuleObject(rule, in: view, for: caller).write(to: &writer)
    }

    private func writeLight(_ id: ResourceID?, isStreaming: Bool, to writer: inout JSONWriter) {
        guard let light = id.flatMap({ view.home.lights[$0] }) else { return writer.object { _ in } }
        LightObject(light, device: view.home.devices[light.owner], isStreaming: isStreaming).write(to: &writer)
    }
}
