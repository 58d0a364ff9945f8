package import HomeModel

/// A group as v1 shows it (Docs/HueV1.md §9.1): a room, or group 0 with everything in it.
package struct GroupObject: Sendable {
    private let view: V1View
    private let room: Room?
    private let members: [Light]

    /// Makes the object of a room; `nil` for group 0.
    package init(_ room: Room?, in view: V1View) {
        self.view = view
        self.room = room
        members = room.map { view.home.lights(of: $0) } ?? Array(view.home.lights.all)
    }

    /// Writes the object.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", room?.name ?? "Group 0")
            writer.list("lights", { list in
                for number in numbers(of: members.map(\.id), in: view.numbers.lights) { list.string(String(number)) }
            })
            writer.list("sensors", { list in
                for number in numbers(of: sensors, in: view.numbers.sensors) { list.string(String(number)) }
            })
            writer.member("type", room == nil ? "LightGroup" : "Room")
            writer.member("state", object: { state in
                state.member("all_on", !members.isEmpty && members.allSatisfy(\.state.on))
                state.member("any_on", members.contains(where: \.state.on))
            })
            writer.member("recycle", false)
            if let room { writer.member("class", RoomClass.name(of: room.archetype)) }
            writer.member("action", object: { action in
                let group = room.map { LightGroup.room($0.id) } ?? .wholeHome
                action.write(view.home.lastAction(of: group, members: members), mode: false, isReachable: nil)
            })
        }
    }

    private var sensors: [ResourceID] {
        let devices = room?.devices.compactMap { view.home.devices[$0] } ?? Array(view.home.devices.all)
        return devices.flatMap(\.sensors)
    }

    /// Group 0 lists its members in ascending order; a room in the order that was given.
    private func numbers(of ids: [ResourceID], in list: NumberList) -> [Int] {
        let numbers = ids.compactMap { list.number(of: $0) }
        return room == nil ? numbers.sorted() : numbers
    }
}
