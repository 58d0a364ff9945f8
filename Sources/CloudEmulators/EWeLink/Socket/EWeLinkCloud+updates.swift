import Foundation
import GRDB

/// How devices are ordered to be something, and how they say what they are.
extension EWeLinkCloud {
    /// An app sets something: passed on to the device, and done once the device says so.
    func update(_ frame: JSONText, by user: String, _ number: Int) throws -> EWeLinkErrand? {
        let device = try device(of: frame, for: user)
        guard let params = frame["params"], params.isObject else { throw EWeLinkError(400, "Bad Request") }
        return try begin(frame, params, device, by: user, sender: number)
    }

    /// The same over HTTP, to its end.
    ///
    /// - Throws: 403, 503, 504, or whatever the device says.
    func order(_ device: EWeLinkDevice, _ params: JSONText, by user: EWeLinkUser) async throws {
        let sequence = "\(Int(settings.clock.now.timeIntervalSince1970 * 1000))\(nextNumber())"
        let frame: JSONText = [
            "action": "update", "deviceid": .string(device.deviceid), "apikey": device.ownerKey, "userAgent": "app",
            "sequence": .string(sequence), "ts": 0, "params": params,
        ]
        let errand = try begin(frame, params, device, by: user.apikey, sender: nil)
        guard let outcome = await errand.outcome(settings.clock.connections) else {
            orders[errand.number] = nil
            throw EWeLinkError.silent
        }
        if outcome != 0 { throw EWeLinkError(outcome, "the device refuses") }
    }

    /// A device tells what it is set to or has measured.
    func report(_ frame: JSONText, from id: String, _ number: Int) throws {
        guard let params = frame["params"], params.isObject else { throw EWeLinkError(400, "Bad Request") }
        let device = try set(params, id)
        say(EWeLinkFrame.done(device, frame), number)
        tell(frame.setting("apikey", to: device.ownerKey).setting("from", to: "device"), about: device)
    }

    /// A device answers an order; the oldest of that number is meant.
    func acknowledge(_ frame: JSONText, from id: String) throws {
        let mine = orders.filter { $0.value.device.deviceid == id && $0.value.frame["sequence"] == frame["sequence"] }
        guard let (number, order) = mine.min(by: { $0.key < $1.key }), case .update(let params) = order.matter else { return }
        orders[number] = nil
        let error = frame["error"]?.int ?? 500
        if error == 0 {
            let device = try set(params, id)
            tell(order.frame.setting("from", to: "app"), about: device, except: order.sender)
            let more: [(String, JSONText?)] = [("config", frame["config"]), ("d_seq", frame["d_seq"])]
            say(EWeLinkFrame.done(device, order.frame, more), order.sender)
        } else {
            let refusal = EWeLinkError(error, frame["reason"]?.string ?? "the device refuses")
            say(EWeLinkFrame.refusal(refusal, of: order.frame), order.sender)
        }
        order.bell.yield(error)
        order.bell.finish()
    }

    /// Nothing came in time.
    func giveUp(_ number: Int) {
        guard let order = orders.removeValue(forKey: number) else { return }
        order.bell.finish()
        say(EWeLinkFrame.refusal(.silent, of: order.frame), order.sender)
        if case .share(let sharee) = order.matter { unansweredShares[order.device.deviceid + sharee] = settings.clock.now }
    }

    private func begin(
        _ frame: JSONText, _ params: JSONText, _ device: EWeLinkDevice, by user: String, sender: Int?
    ) throws -> EWeLinkErrand {
        if let timers = params["timers"], user != device.owner { try checkTimers(timers, device, user) }
        guard let seat = seat(of: device.deviceid) else { throw EWeLinkError.offline }
        let errand = try wait(.update(params: params), device, frame, sender, rules.devicePatience)
        say(frame.setting("from", to: "app"), seat)
        return errand
    }

    private func checkTimers(_ timers: JSONText, _ device: EWeLinkDevice, _ user: String) throws {
        let permit = try database.read { try EWeLinkShare.find(device.deviceid, user, $0) }?.permit ?? 0
        guard EWeLinkPermit(rawValue: permit).isSuperset(of: .needed(from: device.params["timers"], to: timers)) else {
            throw EWeLinkError.forbidden
        }
    }

    private func set(_ params: JSONText, _ id: String) throws -> EWeLinkDevice {
        try database.write { db in
            guard var device = try EWeLinkDevice.fetchOne(db, key: id) else { throw EWeLinkError.absent }
            device.params = EWeLinkParams.merge(device.params, params)
            try device.update(db)
            return device
        }
    }
}
