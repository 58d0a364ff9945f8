import HomeModel

/// A group as v1 shows it (Docs/HueV1.md §9.1).
struct GroupObject: Sendable {
    let group: V1Group
    let view: V1View
    /// Who asks: an app sees its own key where it streams.
    let caller: App

    /// Writes the object.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", group.name)
            writer.key("lights")
            writer.ids(group.lightNumbers(in: view))
            writer.key("sensors")
            writer.ids(group.sensorNumbers(in: view))
            writer.member("type", group.type.rawValue)
            writer.member("state", object: { state in
                state.member("all_on", !group.lights.isEmpty && group.lights.allSatisfy(\.state.on))
                state.member("any_on", group.lights.contains(where: \.state.on))
            })
            writer.member("recycle", group.isDisposable)
            if let archetype = group.archetype { writer.member("class", RoomClass.name(of: archetype)) }
            if let zone = group.zone, zone.sort == .entertainment { writeStream(of: zone, to: &writer) }
            GroupSensors(group.sensors).write(to: &writer)
            writer.member("action", object: { action in
                action.write(view.home.lastAction(of: group.group, members: group.lights), mode: nil, isReachable: nil)
            })
        }
    }

    /// What is streamed, and where the lights stand (Docs/HueV1.md §9.9). Lights that nobody placed are in the middle.
    private func writeStream(of zone: Zone, to writer: inout JSONWriter) {
        let numbers = group.lightNumbers(in: view)
        writer.member("stream", object: { stream in
            stream.member("proxymode", "auto")
            stream.member("proxynode", numbers.first.map { "/lights/\($0)" } ?? "/bridge")
            stream.member("active", zone.streamer != nil)
            stream.member("owner", orNull: zone.streamer.map { view.owner($0, for: caller) })
        })
        writer.member("locations", object: { locations in
            for light in group.lights {
                guard let number = view.numbers.lights.number(of: light.id) else { continue }
                locations.key(String(number))
                locations.write(zone.places[light.id] ?? Zone.Place(x: 0, y: 0, z: 0))
            }
        })
    }
}

extension JSONWriter {
    mutating func write(_ place: Zone.Place) {
        array { list in for coordinate in [place.x, place.y, place.z] { list.number(coordinate) } }
    }
}
