import GRDB

/// How apps and devices say who they are.
extension EWeLinkCloud {
    /// An app's first frame: the access token, and whose it is.
    func greet(app frame: JSONText, _ number: Int) throws {
        let now = settings.clock.now
        guard let token = frame["at"]?.string, let apikey = frame["apikey"]?.string else {
            say(EWeLinkFrame.refusal(EWeLinkError(400, "Bad Request"), of: frame), number)
            seats[number]?.texts.finish()
            return
        }
        let session = try database.read { try EWeLinkSession.find(access: token, $0) }
        let appid = frame["appid"]?.string
        guard let session, session.user == apikey, appid == nil || appid == session.appid, now < session.accessEnd else {
            let members: [(String, JSONText?)] = [
                ("error", 406), ("reason", "Authentication Failed"), ("apikey", frame["apikey"]), ("actionName", "userOnline"),
            ]
            say(EWeLinkFrame.reply(to: frame, members), number)
            seats[number]?.texts.finish()
            return
        }
        seats[number]?.who = .app(user: session.user, appid: session.appid)
        say(EWeLinkFrame.reply(to: frame, [("error", 0), ("apikey", .string(apikey)), ("config", EWeLinkFrame.config)]), number)
    }

    /// A device's first frame: its factory key. A new connection takes the place of an older one.
    func greet(device frame: JSONText, _ number: Int) throws {
        do {
            let device = try welcome(frame)
            for (other, seat) in seats where other != number && seat.who == .device(device.deviceid) {
                seat.texts.finish()
                seats[other] = nil
            }
            seats[number]?.who = .device(device.deviceid)
            say(EWeLinkFrame.done(device, frame, [("config", EWeLinkFrame.config)]), number)
            note(device.deviceid, isOnline: true)
        } catch let error as EWeLinkError {
            say(EWeLinkFrame.refusal(error, of: frame), number)
            seats[number]?.texts.finish()
        }
    }

    /// A device that nobody has is told so three times, and after that that there is none such; old ones at once.
    private func welcome(_ frame: JSONText) throws -> EWeLinkDevice {
        guard let id = frame["deviceid"]?.string, EWeLinkFrame.isDeviceId(id), let key = frame["apikey"]?.string else {
            throw EWeLinkError(400, "Bad Request")
        }
        let isRecent = (frame["version"]?.number ?? 0) >= 7
        let (device, refusals) = try database.write { db -> (EWeLinkDevice, Int) in
            guard var device = try EWeLinkDevice.fetchOne(db, key: id) else { throw EWeLinkError.absent }
            guard ConstantTime.equal(device.devicekey, key) else { throw EWeLinkError.forbidden }
            guard device.owner == nil else { return (device, 0) }
            device.refusals = min(device.refusals + 1, 100)
            try device.update(db)
            return (device, device.refusals)
        }
        guard refusals > 0 else { return device }
        throw isRecent && refusals <= 3 ? EWeLinkError(415, "Device Deleted") : EWeLinkError.absent
    }
}
