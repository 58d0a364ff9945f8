import GRDB

/// The tables, and how older files become like today's.
enum RuuviSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 ruuvi") { db in try db.execute(sql: people + tags) }
        return migrator
    }

    // Tokens and codes stand here as hashes only. Moments are seconds since 1970.

    private static let people = """
        CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;
        CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE token (hash TEXT NOT NULL PRIMARY KEY, userId INTEGER NOT NULL REFERENCES user ON DELETE CASCADE) STRICT;
        CREATE TABLE code (
            hash TEXT NOT NULL PRIMARY KEY, email TEXT NOT NULL, reset INTEGER NOT NULL, sent REAL NOT NULL,
            used INTEGER NOT NULL) STRICT;
        CREATE INDEX codeOfEmail ON code (email, sent);

        """

    // A share is with an address, which need not be a user's yet. A year of a measurement a minute is half a million rows: they
    // are found by the key alone.

    private static let tags = """
        CREATE TABLE tag (
            id TEXT NOT NULL PRIMARY KEY, spelling TEXT NOT NULL, owner INTEGER REFERENCES user, name TEXT NOT NULL,
            picture TEXT NOT NULL, isPublic INTEGER NOT NULL, offsetTemperature REAL NOT NULL,
            offsetHumidity REAL NOT NULL, offsetPressure REAL NOT NULL, simulated TEXT) STRICT;
        CREATE INDEX tagOfOwner ON tag (owner);
        CREATE TABLE share (
            tag TEXT NOT NULL REFERENCES tag ON DELETE CASCADE, email TEXT NOT NULL, PRIMARY KEY (tag, email)) STRICT;
        CREATE INDEX shareOfEmail ON share (email);
        CREATE TABLE measurement (
            tag TEXT NOT NULL REFERENCES tag ON DELETE CASCADE, time INTEGER NOT NULL, gateway TEXT NOT NULL,
            coordinates TEXT NOT NULL, rssi INTEGER NOT NULL, data TEXT NOT NULL, isSparse INTEGER NOT NULL,
            PRIMARY KEY (tag, time)) STRICT, WITHOUT ROWID;
        CREATE INDEX sparseMeasurement ON measurement (tag, time) WHERE isSparse;
        CREATE TABLE gateway (mac TEXT NOT NULL PRIMARY KEY, posted REAL NOT NULL) STRICT;
        """
}
