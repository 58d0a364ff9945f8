import GRDB

/// The tables, and how older files become like today's.
enum StoreSchema {
    /// The version this Porchlight writes: the number of its latest migration. It stands in the file's header.
    static let version = 1
    /// Tells a file of ours from any other database ("Prch", in the file's header).
    static let applicationID = 0x5072_6368

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 home") { db in
            try db.execute(sql: bridge + resources + history)
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
        }
        return migrator
    }

    // Tables are strict and refuse nonsense, because a file outlives the program that wrote it.
    // Moments are seconds since the beginning of 2001 (UTC), as Foundation counts them, so that none is rounded.

    private static let bridge = """
        CREATE TABLE identity (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            mac TEXT NOT NULL CHECK (length(mac) = 17),
            bridge_id TEXT NOT NULL CHECK (length(bridge_id) = 16)
        ) STRICT;
        CREATE TABLE settings (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            body TEXT NOT NULL CHECK (json_valid(body))
        ) STRICT;
        CREATE TABLE faces (
            name TEXT NOT NULL PRIMARY KEY,
            body BLOB NOT NULL
        ) STRICT;

        """

    // `position` counts up by itself and is kept when a row is replaced: it is the order things came in.
    private static let resources = """
        CREATE TABLE apps (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            key TEXT NOT NULL CHECK (key <> ''),
            device_type TEXT NOT NULL,
            client_key TEXT,
            created REAL NOT NULL,
            last_used REAL NOT NULL,
            UNIQUE (key, device_type)
        ) STRICT;
        CREATE TABLE resources (
            position INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('device', 'light', 'room', 'sensor')),
            id TEXT NOT NULL CHECK (length(id) = 36),
            body TEXT NOT NULL CHECK (json_valid(body)),
            UNIQUE (kind, id)
        ) STRICT;

        """

    // `position` has no gaps, while `number` has: momentary changes are merged, and those that are never kept are
    // numbered all the same.
    private static let history = """
        CREATE TABLE history (
            position INTEGER PRIMARY KEY,
            number INTEGER NOT NULL UNIQUE CHECK (number > 0),
            at REAL NOT NULL,
            cause TEXT NOT NULL CHECK (json_valid(cause)),
            changes TEXT NOT NULL CHECK (json_valid(changes))
        ) STRICT;

        """
}
