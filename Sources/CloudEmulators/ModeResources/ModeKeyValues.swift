import Connectivity
import Foundation
import GRDB

/// `/homes/{homeId}/kv`: what a home's members keep for each other.
enum ModeKeyValues {
    static func list(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: .homes, absent: .membersOnly)
        let pairs = try ModePair.filter(Column("homeId") == home.id).order(Column("key")).fetchAll(call.db)
        let prefix = call.request.query("keyPrefix") ?? ""
        return EmulatorAnswer(200, .array(pairs.filter { $0.key.hasPrefix(prefix) }.map(\.json)))
    }

    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer {
        EmulatorAnswer(200, try pair(call, try call.home(try call.id("homeId"), key: .homes)).json)
    }

    static func put(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: .kvWrite)
        let key = try key(call)
        guard let value = try call.body()["value"] else { throw ModeError.missing("value") }
        var pair = ModePair(homeId: home.id ?? 0, key: key, value: value.text, modificationTime: call.now)
        try pair.upsert(call.db)
        try announce("_keyValueSaved_", pair, &call)
        return EmulatorAnswer(204)
    }

    static func delete(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let pair = try pair(call, try call.home(try call.id("homeId"), key: .kvWrite))
        try pair.delete(call.db)
        try announce("_keyValueDeleted_", pair, &call)
        return EmulatorAnswer(204)
    }

    private static func key(_ call: ModeCall) throws(ModeError) -> String {
        try ModeRules.key(call.parameters["key"] ?? "")
    }

    private static func pair(_ call: ModeCall, _ home: ModeHome) throws -> ModePair {
        let key = try key(call)
        let matching = ModePair.filter(Column("homeId") == home.id && Column("key") == key)
        guard let pair = try matching.fetchOne(call.db) else { throw ModeError.absent }
        return pair
    }

    private static func announce(_ type: String, _ pair: ModePair, _ call: inout ModeCall) throws {
        try call.effects.announce(ModeEvent(type: type, data: pair.json, homeId: pair.homeId, time: call.now), call.db)
    }
}
