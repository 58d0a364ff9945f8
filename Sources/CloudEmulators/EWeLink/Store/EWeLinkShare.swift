import Foundation
import GRDB

/// A device that is shared with somebody.
struct EWeLinkShare: EmulatorRecord {
    static let databaseTableName = "share"

    var deviceid: String
    /// With whom: their `apikey`.
    var sharee: String
    var permit: Int
    var deviceName: String
    var userName: String
    var note: String
    /// Milliseconds since 1970, as the app said.
    var shareTime: Int64

    init(_ device: EWeLinkDevice, with sharee: String, _ wish: JSONText, at now: Date) {
        deviceid = device.deviceid
        self.sharee = sharee
        permit = wish["permit"]?.number ?? 0
        deviceName = wish["deviceName"]?.string ?? device.name
        userName = wish["userName"]?.string ?? ""
        note = wish["note"]?.string ?? ""
        shareTime = wish["shareTime"]?.number.map { Int64($0) } ?? Int64(now.timeIntervalSince1970 * 1000)
    }

    static func find(_ deviceid: String, _ sharee: String, _ db: Database) throws -> EWeLinkShare? {
        try filter(Column("deviceid") == deviceid && Column("sharee") == sharee).fetchOne(db)
    }

    /// The share with the name of one of the two whom it concerns.
    func json(naming person: String, _ db: Database) throws -> JSONText {
        let user = try EWeLinkUser.fetchOne(db, key: person)
        return [
            "apikey": .string(person), "email": user?.email.map { .string($0) },
            "phoneNumber": user?.phoneNumber.map { .string($0) }, "permit": .int(permit), "deviceName": .string(deviceName),
            "userName": .string(userName), "note": .string(note), "shareTime": .int(shareTime),
        ]
    }
}

/// What a sharee may do to the timers of a device, a bit each. Everything else that can be set is theirs to set.
struct EWeLinkPermit: OptionSet, Sendable {
    let rawValue: Int

    static let add = EWeLinkPermit(rawValue: 1)
    static let edit = EWeLinkPermit(rawValue: 2)
    static let delete = EWeLinkPermit(rawValue: 4)
    static let enable = EWeLinkPermit(rawValue: 8)

    /// What it takes to make one array of timers another.
    static func needed(from old: JSONText?, to new: JSONText) -> EWeLinkPermit {
        let (before, after) = (byId(old), byId(new))
        var needed: EWeLinkPermit = []
        if !Set(after.keys).isSubset(of: before.keys) { needed.insert(.add) }
        if !Set(before.keys).isSubset(of: after.keys) { needed.insert(.delete) }
        for (id, timer) in after {
            guard let was = before[id], was.value != timer.value else { continue }
            let isSwitched = was.setting("enabled", to: 0).value == timer.setting("enabled", to: 0).value
            needed.insert(isSwitched ? .enable : .edit)
        }
        return needed
    }

    private static func byId(_ timers: JSONText?) -> [String: JSONText] {
        let named = (timers?.elements ?? []).map { ($0["mId"]?.word ?? $0.text, $0) }
        return Dictionary(named) { first, _ in first }
    }
}
