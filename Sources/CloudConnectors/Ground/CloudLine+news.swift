import BridgeCore
import HomeModel

extension CloudLine {
    /// The account is logged in and has these devices.
    func connected(_ devices: [CloudDevice]) async {
        let identities = Set(devices.map(\.identity))
        listed = identities
        for device in devices { welcome(device) }
        for gone in adopted.subtracting(identities) { note(gone, false) }
        ledger.connected(devices: devices.count, at: world.now())
        await tellAndWake()
    }

    /// The cloud says something.
    func hear(_ news: CloudNews) async {
        switch news {
        case .found(let device):
            listed?.insert(device.identity)
            welcome(device)
        case .light(let lamp, let reading):
            if let reading = book.hear(reading, from: lamp) { untold.append(.light(key(lamp.identity), index: lamp.index, reading)) }
        case .notFollowed(let lamp, let why):
            ledger.noted("\(CloudFailure.notFollowed(why))", at: world.now())
            takeBack(lamp, book.refused(lamp))
        case .sensor(let identity, let index, let reading): untold.append(.sensor(key(identity), index: index, reading))
        case .reachable(let identity, let isReachable): note(identity, isReachable)
        case .gone(let identity):
            listed?.remove(identity)
            note(identity, false)
        }
        await tellAndWake()
    }

    private func welcome(_ device: CloudDevice) {
        var standing: [Int: LightReading] = [:]
        for index in device.description.lights.indices {
            let lamp = LightAddress(identity: device.identity, index: index)
            _ = device.lights[index].map { book.hear($0, from: lamp) }
            // What apps asked for while nobody could be told it is not so, whatever the home believes.
            standing[index] = book.standing(lamp)
        }
        untold.append(
            .found(device.description, isReachable: device.isReachable, lights: standing, sensors: device.sensors))
    }
}
