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
        for device in home.devices.all where device.key.driver == driver {
            inbox.post(.adopt(device, lights: device.lights.compactMap { home.lights[$0] }))
        }
    }

    /// Disconnects a driver; its inbox is closed.
    mutating func detach(_ driver: String) {
        inboxes.removeValue(forKey: driver)?.finish()
    }

    /// Has one driver look for new devices.
    func search(_ driver: String, for length: Duration) { inboxes[driver]?.post(.search(length)) }

    /// Tells drivers of devices that came or went.
    func follow(_ changes: [Change], before: Home, after: Home) {
        if after.isSearching(since: before) { for inbox in inboxes.values { inbox.post(.search(Search.length)) } }
        for change in changes where change.resource.kind == .device {
            switch change.event {
            case .added:
                guard let device = after.devices[change.resource.id] else { continue }
                let lights = device.lights.compactMap { after.lights[$0] }
                inboxes[device.key.driver]?.post(.adopt(device, lights: lights))
            case .removed:
                guard let device = before.devices[change.resource.id] else { continue }
                inboxes[device.key.driver]?.post(.forget(device.key))
            case .updated:
                continue
            }
        }
    }

    /// Hands each order to the drivers of its lamps. What is for a driver that is not running is lost, as it would be
    /// with a lamp that has no power.
    func post(_ orders: [Order], of home: Home) {
        for order in orders {
            var byDriver: [String: [LightAddress]] = [:]
            for id in order.lights {
                guard let light = home.lights[id], let key = home.devices[light.owner]?.key else { continue }
                byDriver[key.driver, default: []].append(LightAddress(identity: key.identity, index: light.index))
            }
            for (driver, lamps) in byDriver { inboxes[driver]?.post(.act(lamps, order.action)) }
        }
    }
}
