import GRDB

/// What frames are about, and what they wait for.
extension EWeLinkCloud {
    /// So much may be on its way to one device.
    private static let mostOrders = 64

    /// The device that an app's frame is about.
    ///
    /// - Throws: 400 for a malformed frame, 403 when it is not the user's to speak of.
    func device(of frame: JSONText, for user: String) throws -> EWeLinkDevice {
        guard let id = frame["deviceid"]?.string, EWeLinkFrame.isDeviceId(id), let key = frame["apikey"]?.string,
            EWeLinkFrame.isKey(key)
        else { throw EWeLinkError(400, "Bad Request") }
        let found = try database.read { db in (try EWeLinkDevice.fetchOne(db, key: id), try EWeLinkShare.find(id, user, db)) }
        guard let device = found.0, let owner = device.owner, owner == user || found.1 != nil, key == owner || key == user else {
            throw EWeLinkError.forbidden
        }
        return device
    }

    /// Notes that something waits for an answer.
    func wait(
        _ matter: EWeLinkOrder.Matter, _ device: EWeLinkDevice, _ frame: JSONText, _ sender: Int?, _ patience: Duration
    ) throws -> EWeLinkErrand {
        let uptime = settings.clock.uptime
        // Those whose senders have gone wait for nobody.
        orders = orders.filter { $0.value.end > uptime }
        guard orders.values.count(where: { $0.device.deviceid == device.deviceid }) < Self.mostOrders else {
            throw EWeLinkError.broken
        }
        let number = nextNumber()
        let (outcomes, bell) = AsyncStream.makeStream(of: Int.self)
        orders[number] = EWeLinkOrder(
            matter: matter, device: device, frame: frame, sender: sender, end: uptime + patience + .seconds(1), bell: bell)
        return EWeLinkErrand(number: number, patience: patience, outcomes: outcomes)
    }

    /// An app asks what a device is set to. The reply has no `action`: clients tell it from news by that.
    func query(_ frame: JSONText, by user: String, _ number: Int) throws {
        let device = try device(of: frame, for: user)
        let names = (frame["params"]?.elements ?? []).compactMap(\.string)
        say(EWeLinkFrame.done(device, frame, [("params", EWeLinkParams.pick(device.params, names))]), number)
    }

    /// A device asks, mostly for its timers. When there is nothing it hears 0.
    func query(_ frame: JSONText, fromDevice id: String, _ number: Int) throws {
        guard let device = try database.read({ try EWeLinkDevice.fetchOne($0, key: id) }) else { throw EWeLinkError.absent }
        let names = (frame["params"]?.elements ?? []).compactMap(\.string)
        let found = EWeLinkParams.pick(device.params, names)
        say(EWeLinkFrame.done(device, frame, [("params", found.members.isEmpty ? 0 : found)]), number)
    }
}
