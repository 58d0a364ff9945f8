import GRDB

/// The tables, and how older files become like today's.
enum StoreSchema {
    /// The version this Porchlight writes: the number of its latest migration. It stands in the file's header.
    static let version = 3
    /// Tells a file of ours from any other database ("Prch", in the file's header).
    static let applicationID = 0x5072_6368

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 home") { db in
            try db.execute(sql: bridge + resources + history)
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
        }
        migrator.registerMigration("2 automation") { db in
            try db.execute(sql: grants + automation)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3 decisions about lights") { db in
            // A light without any needs none. Only an older Porchlight must not open the file: it would drop them.
            try db.execute(sql: "PRAGMA user_version = 3")
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

    // An app that was let in before grants were known keeps what it had: everything.
    private static let grants = """
        ALTER TABLE apps ADD COLUMN grant TEXT NOT NULL CHECK (json_valid(grant))
            DEFAULT '{"aliases":[],"level":"configure","scope":{"everything":{}}}';

        """

    // A check of a column cannot be changed, so the table is made anew; rooms and sensors get what they had not yet.
    private static let automation = """
        CREATE TABLE resources_new (
            position INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN (
                'device', 'light', 'room', 'sensor', 'zone', 'scene', 'schedule', 'rule', 'resourceLink')),
            id TEXT NOT NULL CHECK (length(id) = 36),
            body TEXT NOT NULL CHECK (json_valid(body)),
            UNIQUE (kind, id)
        ) STRICT;
        INSERT INTO resources_new (position, kind, id, body) SELECT position, kind, id, CASE kind
            WHEN 'room' THEN json_patch('{"isDisposable":false,"virtualSensors":[]}', body)
            WHEN 'sensor' THEN json_patch('{"settings":{"alert":"none","darkThreshold":16000,"daylightOffset":7000,'
                || '"indicatesByLight":false,"sensitivity":2,"sunriseOffset":30,"sunsetOffset":-30}}', body)
            ELSE body END FROM resources;
        DROP TABLE resources;
        ALTER TABLE resources_new RENAME TO resources;

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
