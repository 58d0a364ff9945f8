import Foundation
import GRDB

/// How a device comes under the control of several people.
extension EWeLinkCloud {
    private enum Result {
        static let notSharer = 0
        static let nobody = 1
        static let done = 2
        static let refused = 3
        static let alreadyShared = 4
    }

    /// The owner offers a share; the sharee, who must be there, accepts or refuses.
    func share(_ frame: JSONText, by user: String, _ number: Int) throws -> EWeLinkErrand? {
        let device = try device(of: frame, for: user)
        guard device.owner == user else { throw EWeLinkError.forbidden }
        guard let uid = frame["params"]?["uid"]?.string else { throw EWeLinkError(400, "Bad Request") }
        let (sharee, old) = try database.read { db in
            let sharee = try EWeLinkUser.find(uid, db)
            return (sharee, try sharee.flatMap { try EWeLinkShare.find(device.deviceid, $0.apikey, db) })
        }
        guard let sharee else { return answer(Result.nobody, device, frame, number) }
        guard sharee.apikey != user else { throw EWeLinkError(400, "Bad Request") }
        guard old == nil else { return answer(Result.alreadyShared, device, frame, number) }
        if rules.autoAcceptShare == true {
            try keep(frame, device, with: sharee.apikey)
            return answer(Result.done, device, frame, number)
        }
        return try offer(frame, device, to: sharee.apikey, number)
    }

    private func offer(_ frame: JSONText, _ device: EWeLinkDevice, to sharee: String, _ number: Int) throws -> EWeLinkErrand? {
        let now = settings.clock.now
        unansweredShares = unansweredShares.filter { now < $0.value.addingTimeInterval(EWeLinkRules.sharePause) }
        guard unansweredShares[device.deviceid + sharee] == nil else { return answer(Result.refused, device, frame, number) }
        let theirs = seats.values.filter { $0.user == sharee }
        guard !theirs.isEmpty else {
            unansweredShares[device.deviceid + sharee] = now
            throw EWeLinkError.silent
        }
        let errand = try wait(.share(with: sharee), device, frame, number, rules.sharePatience)
        for seat in theirs { seat.say(frame.setting("s_seq", to: .string("\(errand.number)"))) }
        return errand
    }

    /// The sharee says what becomes of it.
    func answerShare(_ frame: JSONText, by user: String) throws {
        let offered = orders.filter {
            $0.value.matter == .share(with: user) && $0.value.device.deviceid == frame["deviceid"]?.string
                && $0.value.frame["sequence"] == frame["sequence"]
        }
        guard let (number, order) = offered.min(by: { $0.key < $1.key }) else { return }
        orders[number] = nil
        let isAccepted = frame["result"]?.int == Result.done
        if isAccepted { try keep(order.frame, order.device, with: user) }
        if let sender = order.sender { _ = answer(isAccepted ? Result.done : Result.refused, order.device, order.frame, sender) }
        order.bell.yield(0)
        order.bell.finish()
    }

    /// The owner changes what a sharee may do.
    func updateShare(_ frame: JSONText, by user: String, _ number: Int) throws {
        let device = try device(of: frame, for: user)
        guard device.owner == user else { return _ = answer(Result.notSharer, device, frame, number) }
        guard let wish = frame["params"], let uid = wish["uid"]?.string else { throw EWeLinkError(400, "Bad Request") }
        let result = try database.write { db -> Int in
            guard let sharee = try EWeLinkUser.find(uid, db) else { return Result.nobody }
            guard var share = try EWeLinkShare.find(device.deviceid, sharee.apikey, db) else { return Result.refused }
            share.permit = wish["permit"]?.number ?? share.permit
            share.deviceName = wish["deviceName"]?.string ?? share.deviceName
            share.userName = wish["userName"]?.string ?? share.userName
            share.note = wish["note"]?.string ?? share.note
            try share.update(db)
            return Result.done
        }
        _ = answer(result, device, frame, number)
    }

    /// The owner takes a share back, or a sharee gives it up. It is always well.
    func cancelShare(_ frame: JSONText, by user: String, _ number: Int) throws {
        let id = frame["deviceid"]?.string ?? ""
        let uid = frame["params"]?["uid"]?.string
        let leaver = try database.write { db -> String? in
            guard let device = try EWeLinkDevice.fetchOne(db, key: id) else { return nil }
            let sharee = device.owner == user ? try uid.flatMap { try EWeLinkUser.find($0, db) }?.apikey : user
            guard let sharee, let share = try EWeLinkShare.find(id, sharee, db) else { return nil }
            try share.delete(db)
            return sharee
        }
        say(EWeLinkFrame.reply(to: frame, [("error", 0)]), number)
        for (other, seat) in seats where seat.user != nil && seat.user == leaver && other != number { seat.say(frame) }
    }

    private func keep(_ frame: JSONText, _ device: EWeLinkDevice, with sharee: String) throws {
        var share = EWeLinkShare(device, with: sharee, frame["params"] ?? [:], at: settings.clock.now)
        try database.write { try share.save($0) }
    }

    private func answer(_ result: Int, _ device: EWeLinkDevice, _ frame: JSONText, _ number: Int) -> EWeLinkErrand? {
        say(
            EWeLinkFrame.reply(
                to: frame,
                [("error", 0), ("result", .int(result)), ("apikey", device.ownerKey), ("deviceid", .string(device.deviceid))]),
            number)
        return nil
    }
}
