import Connectivity
import GRDB

/// The endpoints that give plugins their tokens and say what is in them.
extension Hive {
    /// `POST token/plugin/create`: a pair for a plugin of one's own.
    func createPluginToken(_ call: HiveCall) async throws -> JSONValue {
        let caller = try call.caller()
        let body = try call.object()
        let badTopic = HiveFailure(403, "No permisions or invalid topic name")
        guard let topic = body.text("tpc") else { throw badTopic }
        if topic == "*" {
            guard caller.user.isAdministrator else { throw badTopic }
        } else {
            guard let plugin = try read({ db in try Self.plugin(topic, db) }) else { throw badTopic }
            guard plugin.userID == caller.user.id else {
                throw HiveFailure(403, "User with id \(caller.user.number) is not a plugin creator")
            }
        }
        let wanted = body["a"] == nil ? [HiveAction.managePlugin.rawValue] : try Self.actions(body["a"])
        return try await pair(pluginClaims(topic, actions: caller.clipped(wanted)), expiry: try body.time("e"))
    }

    /// `GET token/plugin/authenticate?token=…`: what a plugin's access token says.
    func authenticatePlugin(_ call: HiveCall) async throws -> JSONValue {
        guard let token = call.arguments.text("token") ?? call.body["token"]?.string, !token.isEmpty else {
            throw HiveFailure(401, "Token is empty")
        }
        guard let claims = await seal.open(token), case .plugin(let topic) = claims.holder else {
            throw HiveFailure(401, "Token is not valid")
        }
        guard claims.kind == .access else { throw HiveFailure(401, "Invalid token type") }
        guard claims.expiry > now.milliseconds else { throw HiveFailure(401, "Token has expired") }
        guard try read({ db in try Self.isTopic(topic, db) }) else { throw HiveFailure(401, "Plugin is not found") }
        var members = claims.json.object ?? [:]
        members["e"] = HiveTime(claims.expiry).json
        return .object(members)
    }
}
