import Connectivity
import GRDB

/// What the server says about itself, and its settings.
extension Hive {
    static let version = "4.0.0"

    /// Where WebSockets are opened, by the base URL that the client uses.
    static func socketURL(_ base: String) -> String {
        let rest = base.hasPrefix("https") ? "wss" + base.dropFirst(5) : "ws" + base.dropFirst(4)
        return rest + "/api/websocket"
    }

    /// `GET info`. Over REST it says where the WebSocket is, over a WebSocket where REST is.
    func info(_ call: HiveCall) -> JSONValue {
        let other: (String, String) = call.isSocket
            ? ("restServerUrl", call.base + "/api/rest") : ("webSocketServerUrl", Self.socketURL(call.base))
        return .object(["apiVersion": .string(Self.version), "serverTimestamp": present.json, other.0: .string(other.1)])
    }

    /// `GET info/config/cluster`: there is no cluster, so it names ourselves.
    func clusterInfo(_ call: HiveCall) -> JSONValue {
        let host = String(call.base.drop { $0 != "/" }.drop { $0 == "/" })
        return ["bootstrap.servers": .string(host), "zookeeper.connect": .string(host)]
    }

    /// `GET info/cache`.
    func cacheInfo(_ call: HiveCall) -> JSONValue {
        ["serverTimestamp": present.json, "lastUpdate": present.json]
    }

    func getProperty(_ call: HiveCall) throws -> JSONValue {
        try read { db in try Self.property(try call.arguments.needText("name"), db).json }
    }

    func putProperty(_ call: HiveCall) throws -> JSONValue {
        let (name, body) = (try call.arguments.needText("name"), try call.object())
        let value = try body.needText("value")
        return try write { db in
            let version = try HiveProperty.fetchOne(db, key: name).map { $0.version + 1 } ?? 0
            var property = HiveProperty(name: name, value: value, version: version)
            try property.save(db)
            return property.json
        }
    }

    func deleteProperty(_ call: HiveCall) throws {
        _ = try write { db in try Self.property(try call.arguments.needText("name"), db).delete(db) }
    }

    private static func property(_ name: String, _ db: Database) throws -> HiveProperty {
        guard let property = try HiveProperty.fetchOne(db, key: name) else {
            throw HiveFailure(404, "Configuration with name = \(name) not found")
        }
        return property
    }
}
