package import HomeModel

/// Homes to start with, for people who want to look around and for tests.
package enum SampleHome {
    /// Two rooms with six lights, one of each sort, a motion sensor and a switch.
    ///
    /// It is the home of `Fixtures/Homes/sample.json`.
    package static let standard: HomeDescription = {
        let livingRoom = [
            ModelCatalogue.colorBulb.device(named: "Floor lamp", identity: "floor-lamp"),
            ModelCatalogue.colorBulb.device(named: "Table lamp", identity: "table-lamp"),
            ModelCatalogue.colorStrip.device(named: "Shelf strip", identity: "shelf-strip"),
            ModelCatalogue.plug.device(named: "Fairy lights", identity: "fairy-lights"),
        ]
        let hallway = [
            ModelCatalogue.ambianceSpot.device(named: "Ceiling spot", identity: "ceiling-spot"),
            ModelCatalogue.whiteBulb.device(named: "Mirror lamp", identity: "mirror-lamp"),
            ModelCatalogue.motionSensor.device(named: "Hallway sensor", identity: "hallway-sensor"),
            ModelCatalogue.dimmerSwitch.device(named: "Hallway switch", identity: "hallway-switch"),
        ]
        return HomeDescription(
            devices: livingRoom + hallway,
            rooms: [
                room("Living room", "living_room", livingRoom),
                room("Hallway", "hallway", hallway),
            ])
    }()

    /// A home with many lights of all sorts, in rooms of ten, for measuring. The same number always gives the same
    /// home.
    package static func large(lights: Int) -> HomeDescription {
        let models = ModelCatalogue.all.filter { $0.light != nil }
        let devices = (0..<max(lights, 0)).map { number in
            models[number % models.count].device(named: "Lamp \(number + 1)", identity: "large-\(number + 1)")
        }
        let rooms = stride(from: 0, to: devices.count, by: 10).map { start in
            room("Room \(start / 10 + 1)", "other", Array(devices[start..<min(start + 10, devices.count)]))
        }
        return HomeDescription(devices: devices, rooms: rooms)
    }

    private static func room(
        _ name: String, _ archetype: String, _ devices: [DeviceDescription]
    ) -> HomeDescription.RoomDescription {
        .init(name: name, archetype: archetype, devices: devices.map(\.key))
    }
}
