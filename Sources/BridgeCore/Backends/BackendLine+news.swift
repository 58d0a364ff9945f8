import HomeModel

extension BackendLine {
    /// The backend is connected and has these devices.
    func connected(_ devices: [BackendDevice]) async {
        let identities = Set(devices.map(\.identity))
        listed = identities
        gate?.has(only: identities)
        for device in devices { welcome(device) }
        for gone in adopted.subtracting(identities) { note(gone, false) }
        ledger.connected(devices: devices.count, at: world.now())
        await tellAndWake()
    }

    /// The backend is connected; which devices it has is told by and by.
    func connected() async {
        ledger.connected(devices: 0, at: world.now())
        await tellAndWake()
    }

    /// Whoever is there has been found.
    func allFound() async {
        guard listed == nil else { return }
        listed = found
        gate?.has(only: found)
        for missing in adopted.subtracting(found) { note(missing, false) }
        await tellAndWake()
    }

    /// The backend says something.
    func hear(_ news: [BackendNews]) async {
        for one in news { note(one) }
        await tellAndWake()
    }

    func note(_ news: BackendNews) {
        switch news {
        case .found(let device):
            listed?.insert(device.identity)
            found.insert(device.identity)
            ledger.count(devices: (listed ?? found).count)
            welcome(device)
        case .light(let lamp, let reading):
            guard let lamp = numbered(lamp) else { return hold(news, of: lamp.identity) }
            tell(lamp, book.hear(reading, from: lamp))
        case .notFollowed(let lamp, let why):
            ledger.noted("the device did not follow: \(why)", at: world.now())
            if let lamp = numbered(lamp) { takeBack(lamp, book.refused(lamp)) }
        case .sensor(let identity, let index, let reading):
            guard let number = sensorNumbers.number(identity, index) else { return hold(news, of: identity) }
            untold.append(.sensor(key(identity), index: number, reading))
        case .reachable(let identity, let isReachable):
            gate?.note(identity, isReachable)
            note(identity, isReachable)
        case .gone(let identity):
            listed?.remove(identity)
            found.remove(identity)
            gate?.gone(identity)
            ledger.count(devices: (listed ?? found).count)
            note(identity, false)
        case .complaint(let words): ledger.noted(words, at: world.now())
        }
    }

    private func welcome(_ device: BackendDevice) {
        lightNumbers.describe(device.identity, device.description.lightWords)
        sensorNumbers.describe(device.identity, device.description.sensorWords)
        groupsAreStale = true
        var standing: [Int: LightReading] = [:]
        for place in device.description.lights.indices {
            guard let lamp = numbered(LightAddress(identity: device.identity, index: place)) else {
                standing[place] = device.lights[place]
                continue
            }
            let heard = device.lights[place].flatMap { book.recall($0, of: lamp) }
            // What apps asked for while nobody could be told it is not so, whatever the home believes.
            standing[place] = book.standing(lamp) ?? heard
        }
        guard gate?.admits(device) ?? true else { return }
        untold.append(
            .found(device.description, isReachable: device.isReachable, lights: standing, sensors: device.sensors))
    }
}
