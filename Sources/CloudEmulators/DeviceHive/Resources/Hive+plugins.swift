import Connectivity
import GRDB

/// Plugins, as far as their tokens need: they can be registered, listed, changed and removed, and have tokens of their own.
extension Hive {
    /// `POST plugin`: registers a plugin; answers with its topic and tokens.
    func registerPlugin(_ call: HiveCall) async throws -> JSONValue {
        let caller = try call.caller()
        let body = try call.object()
        let filter = [
            call.arguments.text("deviceId") ?? "*", call.arguments.text("networkIds") ?? "*",
            call.arguments.text("deviceTypeIds") ?? "*", call.arguments.text("names") ?? "*",
        ]
        let fresh = HivePlugin(
            name: try body.needText("name"), description: body.text("description"), parameters: JSONColumn(body["parameters"]),
            topic: "plugin_topic_" + clock.secret(20), filter: filter.joined(separator: "/"), userID: caller.user.number)
        try write { db in
            var plugin = fresh
            try plugin.insert(db)
        }
        let tokens = try await pair(pluginClaims(fresh.topic, actions: caller.clipped([HiveAction.managePlugin.rawValue])))
        let more: [String: JSONValue] = ["topicName": .string(fresh.topic), "proxyEndpoint": .string(Self.socketURL(call.base))]
        return .object((tokens.object ?? [:]).merging(more) { old, _ in old })
    }

    /// `GET plugin`: one's own; all of them for an administrator.
    func listPlugins(_ call: HiveCall) throws -> JSONValue {
        let caller = try call.caller()
        let listing = try HiveListing(call.arguments, fields: ["id": "id", "name": "name"])
        return try read { db in
            var request = HivePlugin.all().matching("name", call.arguments.text("name"))
                .like("name", call.arguments.text("namePattern")).matching("topic", call.arguments.text("topicName"))
            if !caller.user.isAdministrator { request = request.filter(Column("userID") == caller.user.number) }
            return .array(try listing.applied(to: request).fetchAll(db).map(\.json))
        }
    }

    /// `PUT plugin?topicName=…`: changes one's plugin.
    func updatePlugin(_ call: HiveCall) throws {
        let body = HiveArguments(call.body.object ?? [:])
        var plugin = try ownPlugin(call)
        plugin.name = call.arguments.text("name") ?? body.text("name") ?? plugin.name
        plugin.description = call.arguments.text("description") ?? body.text("description") ?? plugin.description
        if let status = call.arguments.text("status") { plugin.status = status.uppercased() == "ACTIVE" || status == "0" ? 0 : 1 }
        let changed = plugin
        try write { db in try changed.update(db) }
    }

    /// `DELETE plugin?topicName=…`.
    func deletePlugin(_ call: HiveCall) throws {
        let plugin = try ownPlugin(call)
        _ = try write { db in try plugin.delete(db) }
    }

    static func isTopic(_ topic: String, _ db: Database) throws -> Bool {
        try topic == "*" || plugin(topic, db) != nil
    }

    static func plugin(_ topic: String, _ db: Database) throws -> HivePlugin? {
        try HivePlugin.filter(Column("topic") == topic).fetchOne(db)
    }

    func pluginClaims(_ topic: String, actions: [Int]) -> TokenClaims {
        TokenClaims(holder: .plugin(topic), actions: actions, expiry: 0, kind: .access)
    }

    private func ownPlugin(_ call: HiveCall) throws -> HivePlugin {
        let (caller, topic) = (try call.caller(), try call.arguments.needText("topicName"))
        guard let plugin = try read({ db in try Self.plugin(topic, db) }) else {
            throw HiveFailure(404, "Plugin not found")
        }
        guard plugin.userID == caller.user.id || caller.user.isAdministrator else { throw HiveFailure.denied }
        return plugin
    }
}
