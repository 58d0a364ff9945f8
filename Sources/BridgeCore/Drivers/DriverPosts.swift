import HomeModel

/// Which driver gets what: knows the inbox of each, and turns the home's orders into theirs.
struct DriverPosts {
    private var inboxes: [String: OrderInbox] = [:]

    /// Whether there are drivers, and all of them are done with their orders; one that is down does nothing more.
    var areDone: Bool { !inboxes.isEmpty && inboxes.values.allSatisfy { $0.isIdle || $0.isOver } }

    /// Connects a driver and tells it of the devices it has in the home. An inbox it had before is closed.
    mutating func attach(_ inbox: OrderInbox, for driver: String, home: Home) {
        inboxes[driver]?.finish()
        inboxes[driver] = inbox
        for device in home.devices.all where device.key.driver == driver { introduce(device, in: home) }
    }

    /// Disconnects a driver; its inbox is closed.
    mutating func detach(_ driver: String) {
        inboxes.removeValue(forKey: driver)?.finish()
    }

    /// Has one driver look for new devices.
    func search(_ driver: String, for length: Duration) { inboxes[driver]?.post(.search(length)) }

    /// Tells drivers of devices that came, went, or have become others.
    func follow(_ changes: [Change], before: Home, after: Home) {
        if after.isSearching(since: before) { for inbox in inboxes.values { inbox.post(.search(Search.length)) } }
        var met: Set<ResourceID> = []
        for change in changes {
            switch change.event {
            case .removed where change.resource.kind == .device:
                guard let device = before.devices[change.resource.id] else { continue }
                inboxes[device.key.driver]?.post(.forget(device.key))
            case .removed: continue
            case .added, .updated:
                guard let id = change.device(in: after), met.insert(id).inserted, let device = after.devices[id] else { continue }
                introduce(device, in: after)
            }
        }
    }

    /// Tells a device's driver of it. Drivers know lamps by the lamps' own levels.
    private func introduce(_ device: Device, in home: Home) {
        let lights = device.lights.compactMap { home.lights[$0]?.inLampLevels }
        inboxes[device.key.driver]?.post(.adopt(device, lights: lights))
    }

    /// A report without how lamps were set before an order that is on its way to their driver: it could only take the home back
    /// to what is past. The driver says it again.
    func withoutCrossing(_ report: Report, in home: Home) -> Report {
        switch report {
        case .light(let key, let index, _) where setsAside(key, index): .light(key, index: index, LightReading())
        case .lightStands(let key, let index, _) where setsAside(key, index): .lightStands(key, index: index, LightReading())
        case .found(let device, let isReachable, let lights, let sensors):
            .found(device, isReachable: isReachable, lights: withoutCrossing(lights, of: device, in: home), sensors: sensors)
        default: report
        }
    }

    private func withoutCrossing(
        _ lights: [Int: LightReading], of device: DeviceDescription, in home: Home
    ) -> [Int: LightReading] {
        guard let known = home.devices[device.key.resourceID] else { return lights }
        let words = DeviceParts.words(device.lightWords)
        return lights.filter { place, _ in
            // One that was never there before has no orders.
            let number = words.map { $0.indices.contains(place) ? known.lightParts?.numbers[$0[place]] : nil } ?? place
            return number.map { !setsAside(device.key, $0) } ?? true
        }
    }

    private func setsAside(_ key: DeviceKey, _ index: Int) -> Bool {
        inboxes[key.driver]?.setsAside(LightAddress(identity: key.identity, index: index)) ?? false
    }

    /// Hands each order to the drivers of its lamps, in the lamps' own levels. What is for a driver that is not running is
    /// lost, as it would be with a lamp that has no power.
    func post(_ orders: [Order], of home: Home) {
        for order in orders {
            var errands: [Errand: [LightAddress]] = [:]
            for id in order.lights {
                guard let light = home.lights[id], let key = home.devices[light.owner]?.key else { continue }
                let errand = Errand(driver: key.driver, floor: light.custom.floor)
                errands[errand, default: []].append(LightAddress(identity: key.identity, index: light.index))
            }
            for (errand, lamps) in errands {
                let action = LightCustom(floor: errand.floor).inLampLevels(order.action)
                inboxes[errand.driver]?.post(.act(lamps, action))
            }
        }
    }

    /// Lamps that one order reaches in the same words.
    private struct Errand: Hashable {
        let driver: String
        let floor: Double
    }
}

extension Change {
    /// The device of which a driver must hear because of this; `nil` if none must.
    fileprivate func device(in home: Home) -> ResourceID? {
        switch (resource.kind, event) {
        case (.device, .added): resource.id
        case (.device, .updated(let aspects)) where aspects.contains(.children): resource.id
        case (.light, .updated(let aspects)) where aspects.contains(.abilities): home.lights[resource.id]?.owner
        default: nil
        }
    }
}
