import Foundation
import GRDB
import HomeModel

/// What there is one of: the bridge's identity, its settings, and a memory for each face.
struct BridgeRows {
    private let db: Database
    private let coder: RowCoder

    init(_ db: Database, _ coder: RowCoder = RowCoder()) {
        self.db = db
        self.coder = coder
    }

    func write(_ identity: BridgeIdentity) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO identity (one, mac, bridge_id) VALUES (1, ?, ?)")
        try statement.execute(arguments: [identity.mac.description, identity.bridgeID])
    }

    func write(_ settings: BridgeSettings) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO settings (one, body) VALUES (1, CAST(? AS TEXT))")
        try statement.execute(arguments: [try coder.encode(settings)])
    }

    func write(_ memory: Data, of face: String) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO faces (name, body) VALUES (?, ?)")
        try statement.execute(arguments: [face, memory])
    }

    /// Who the bridge is; `nil` if that was never kept.
    func identity() throws -> BridgeIdentity? {
        guard let row = try Row.fetchOne(db, sql: "SELECT mac, bridge_id FROM identity") else { return nil }
        let (mac, id) = (try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1))
        guard let address = MACAddress(mac), let identity = BridgeIdentity(mac: address, bridgeID: id) else {
            throw UnreadableRow("identity", "\(mac) and \(id) are not a hardware address and an id")
        }
        return identity
    }

    /// The bridge's settings; `nil` if they were never kept.
    func settings() throws -> BridgeSettings? {
        guard let row = try Row.fetchOne(db, sql: "SELECT body FROM settings") else { return nil }
        return try coder.decode(BridgeSettings.self, from: row, at: 0, of: "settings")
    }

    /// What each face remembers.
    func faces() throws -> [String: Data] {
        var memories: [String: Data] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT name, body FROM faces")
        while let row = try rows.next() {
            memories[try row.decode(String.self, atIndex: 0)] = try row.decode(Data.self, atIndex: 1)
        }
        return memories
    }
}
