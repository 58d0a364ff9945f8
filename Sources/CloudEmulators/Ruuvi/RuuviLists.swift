import Connectivity
import GRDB

/// `/user`, `/sensors`, `/sensors-dense`: the tags that somebody may read.
enum RuuviLists {
    static func user(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.user()
        let (own, shared) = try RuuviTag.seen(by: user, call.db)
        var data: [String: JSONValue] = [:]
        if call.settings.dialect != .modern {
            data["Email"] = .string(user.email)
            data["Tags"] = .array(own.map { seed($0, 1) } + shared.map { seed($0, 0) })
        }
        if call.settings.dialect != .seed {
            data["email"] = .string(user.email)
            data["sensors"] = .array(try (own + shared).map { .object(try modern($0, call)) })
        }
        return call.succeed(data)
    }

    static func sensors(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let (own, shared) = try tags(call)
        return call.succeed([
            "sensors": .array(try own.map { .object(try modern($0, call)) }),
            "sharedToMe": .array(try shared.map { .object(try modern($0, call)) }),
        ])
    }

    /// Everything at once, with the last measurement of each.
    static func dense(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let (own, shared) = try tags(call)
        let all = call.isSet("sharedToMe") || call.request.query("sensor") != nil ? own + shared : own
        let user = try call.user()
        return call.succeed(["sensors": .array(try all.map { .object(try dense($0, user, call)) })])
    }

    private static func tags(_ call: RuuviCall) throws -> (own: [RuuviTag], shared: [RuuviTag]) {
        let (own, shared) = try RuuviTag.seen(by: try call.user(), call.db)
        guard let name = call.request.query("sensor") else { return (own, shared) }
        guard let id = RuuviTag.id(of: name) else { throw RuuviError(400, "Invalid MAC address.", "ER_INVALID_MAC_ADDRESS") }
        guard (own + shared).contains(where: { $0.id == id }) else { throw RuuviError.forbidden }
        return (own.filter { $0.id == id }, shared.filter { $0.id == id })
    }

    private static func dense(_ tag: RuuviTag, _ user: RuuviUser, _ call: RuuviCall) throws -> [String: JSONValue] {
        var data = try modern(tag, call)
        data["canShare"] = .bool(tag.isOwned(by: user))
        // The plan that most people have: a measurement a minute, kept for some days.
        data["subscription"] = ["subscriptionName": "Basic", "maxHistoryDays": 10, "maxResolutionMinutes": 1]
        let last = try RuuviReadings.latest(tag, call.db)
        data["lastUpdated"] = last.map { .int($0.time) } ?? nil
        if call.isSet("measurements") { data["measurements"] = .array(last.map { [$0.json] } ?? []) }
        if call.isSet("sharedToOthers") {
            let emails = tag.isOwned(by: user) ? try RuuviShare.filter(Column("tag") == tag.id).fetchAll(call.db) : []
            data["sharedTo"] = .array(emails.map { .string($0.email) })
        }
        if call.isSet("alerts") { data["alerts"] = [] }
        if call.isSet("settings") { data["settings"] = [:] }
        return data
    }

    private static func modern(_ tag: RuuviTag, _ call: RuuviCall) throws -> [String: JSONValue] {
        tag.description.merging([
            "sensor": .string(tag.spelling), "owner": .string(try tag.ownerEmail(call.db)),
        ]) { $1 }
    }

    /// Whose it is is a number: 1 or 0.
    private static func seed(_ tag: RuuviTag, _ owner: Int64) -> JSONValue {
        ["Tag": .string(tag.spelling), "Owner": .int(owner)]
    }
}
