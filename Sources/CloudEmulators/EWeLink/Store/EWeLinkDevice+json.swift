import Foundation
import GRDB

extension EWeLinkDevice {
    /// The device as somebody sees it who has it or has a share in it. Facts about the model are nested twice, because real
    /// payloads are and clients look there.
    func json(for viewer: String, _ db: Database) throws -> JSONText {
        JSONText(members: members + (try sharing(for: viewer, db)))
    }

    private var members: [(String, JSONText?)] {
        [
            ("_id", .string(id)), ("name", .string(name)), ("type", "10"), ("deviceid", .string(deviceid)), ("apikey", ownerKey),
            ("extra", ["_id": .string(id), "extra": facts]), ("__v", 0), ("onlineTime", .moment(onlineTime ?? createdAt)),
            ("offlineTime", .moment(offlineTime ?? createdAt)), ("createdAt", .moment(createdAt)), ("ip", .string(ip)),
            ("location", ""), ("online", .bool(online)), ("settings", Self.settings), ("group", .string(legacyGroup)),
            ("groups", groups), ("devGroups", []), ("devConfig", [:]), ("deviceStatus", ""), ("devicekey", .string(devicekey)),
            ("deviceUrl", ""), ("brandName", .string(brand)), ("brandLogoUrl", ""), ("showBrand", true),
            ("productModel", .string(model)), ("uiid", .int(uiid)), ("params", params),
        ]
    }

    /// What is known of the model, with its `uiid`.
    var facts: JSONText {
        var facts = extra
        if facts["model"] == nil { facts = facts.setting("model", to: .string(model)) }
        if facts["manufacturer"] == nil { facts = facts.setting("manufacturer", to: .string(brand)) }
        return facts.setting("uiid", to: .int(uiid))
    }

    static var settings: JSONText {
        ["opsNotify": 0, "opsHistory": 1, "alarmNotify": 1, "wxAlarmNotify": 0, "wxOpsNotify": 0]
    }

    /// The owner sees with whom it is shared, a sharee by whom.
    private func sharing(for viewer: String, _ db: Database) throws -> [(String, JSONText?)] {
        let shares = try EWeLinkShare.filter(Column("deviceid") == deviceid).order(Column("shareTime")).fetchAll(db)
        guard viewer != owner else {
            return [("sharedTo", .array(try shares.map { try $0.json(naming: $0.sharee, db) }))]
        }
        guard let mine = shares.first(where: { $0.sharee == viewer }), let owner else { return [("sharedTo", [])] }
        return [("sharedTo", []), ("sharedBy", try mine.json(naming: owner, db))]
    }
}
