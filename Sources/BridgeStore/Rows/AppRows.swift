import Foundation
import GRDB
import HomeModel

/// The apps that may come in, in columns of their own.
///
/// Texts go in and out as bytes: what an app calls itself may be any text, with a zero character in it too, where SQLite's
/// own idea of a string would end.
struct AppRows {
    private let db: Database
    private let coder: RowCoder

    init(_ db: Database, _ coder: RowCoder = RowCoder()) {
        self.db = db
        self.coder = coder
    }

    /// Adds an app behind the others, or replaces the one with the same id where it stands.
    func write(_ app: App) throws {
        let statement = try db.cachedStatement(sql: """
            INSERT INTO apps (id, key, device_type, client_key, created, last_used, grant)
            VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, CAST(? AS TEXT))
            ON CONFLICT (id) DO UPDATE SET key = excluded.key, device_type = excluded.device_type,
                client_key = excluded.client_key, created = excluded.created, last_used = excluded.last_used,
                grant = excluded.grant
            """)
        try statement.execute(arguments: [
            app.id.description, Data(app.key.utf8), Data(app.deviceType.utf8), app.clientKey.map { Data($0.utf8) },
            app.created.timeIntervalSinceReferenceDate, app.lastUsed.timeIntervalSinceReferenceDate,
            try coder.encode(app.grant),
        ])
    }

    func remove(_ id: ResourceID) throws {
        try db.cachedStatement(sql: "DELETE FROM apps WHERE id = ?").execute(arguments: [id.description])
    }

    /// All of them, oldest first.
    func all() throws -> [App] {
        let statement = try db.cachedStatement(sql: """
            SELECT id, CAST(key AS BLOB), CAST(device_type AS BLOB), CAST(client_key AS BLOB), created, last_used,
                grant
            FROM apps ORDER BY position
            """)
        let rows = try Row.fetchCursor(statement)
        var apps: [App] = []
        while let row = try rows.next() { apps.append(try app(in: row)) }
        return apps
    }

    private func app(in row: Row) throws -> App {
        let text = try row.decode(String.self, atIndex: 0)
        guard let id = ResourceID(text) else { throw UnreadableRow("app \(text)", "its id is not a UUID") }
        let clientKey = try row.decode(Data?.self, atIndex: 3)
        var app = App(
            id: id,
            key: String(decoding: try row.decode(Data.self, atIndex: 1), as: UTF8.self),
            deviceType: String(decoding: try row.decode(Data.self, atIndex: 2), as: UTF8.self),
            clientKey: clientKey.map { String(decoding: $0, as: UTF8.self) },
            created: Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 4)),
            grant: try coder.decode(Grant.self, from: row, at: 6, of: "app \(text)"))
        app.lastUsed = Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 5))
        return app
    }
}
