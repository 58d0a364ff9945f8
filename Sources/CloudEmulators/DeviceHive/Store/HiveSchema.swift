import GRDB

/// The tables of the cloud. What may not be is refused by the database itself.
enum HiveSchema {
    static func migrate(_ database: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("tables") { db in
            try db.execute(sql: places)
            try db.execute(sql: messages)
        }
        try migrator.migrate(database)
    }

    /// `kept` has what the cloud itself must remember: its secret, lifetimes, whose devices are simulated.
    private static let places = """
        CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE users (
            id INTEGER PRIMARY KEY AUTOINCREMENT, login TEXT NOT NULL UNIQUE, password TEXT NOT NULL,
            role INTEGER NOT NULL CHECK (role IN (0, 1)), status INTEGER NOT NULL CHECK (status IN (0, 1, 2)),
            lastLogin INTEGER, data TEXT, introReviewed BOOLEAN NOT NULL, allTypes BOOLEAN NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE networks (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, description TEXT);
        CREATE TABLE types (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, description TEXT);
        CREATE TABLE userNetworks (
            userID INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            placeID INTEGER NOT NULL REFERENCES networks(id) ON DELETE CASCADE, PRIMARY KEY (userID, placeID));
        CREATE TABLE userTypes (
            userID INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            placeID INTEGER NOT NULL REFERENCES types(id) ON DELETE CASCADE, PRIMARY KEY (userID, placeID));
        CREATE TABLE devices (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, data TEXT,
            networkID INTEGER NOT NULL REFERENCES networks(id) ON DELETE CASCADE,
            typeID INTEGER NOT NULL REFERENCES types(id) ON DELETE CASCADE, isBlocked BOOLEAN NOT NULL);
        CREATE INDEX devicesByNetwork ON devices(networkID);
        CREATE INDEX devicesByType ON devices(typeID);
        CREATE TABLE configuration (name TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL);
        CREATE TABLE plugins (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, description TEXT, parameters TEXT,
            topic TEXT NOT NULL UNIQUE, filter TEXT NOT NULL, status INTEGER NOT NULL,
            userID INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE)
        """

    private static let messages = """
        CREATE TABLE commands (
            id INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL, timestamp INTEGER NOT NULL, lastUpdated INTEGER NOT NULL,
            isUpdated BOOLEAN NOT NULL, userID INTEGER NOT NULL,
            deviceID TEXT NOT NULL REFERENCES devices(id) ON DELETE CASCADE, networkID INTEGER NOT NULL, typeID INTEGER NOT NULL,
            parameters TEXT, lifetime INTEGER, status TEXT, result TEXT);
        CREATE INDEX commandsByDevice ON commands(deviceID, timestamp);
        CREATE INDEX commandsByTime ON commands(timestamp);
        CREATE INDEX commandsByUpdate ON commands(lastUpdated);
        CREATE TABLE notifications (
            id INTEGER PRIMARY KEY AUTOINCREMENT, notification TEXT NOT NULL, timestamp INTEGER NOT NULL,
            deviceID TEXT NOT NULL REFERENCES devices(id) ON DELETE CASCADE, networkID INTEGER NOT NULL, typeID INTEGER NOT NULL,
            parameters TEXT);
        CREATE INDEX notificationsByDevice ON notifications(deviceID, timestamp);
        CREATE INDEX notificationsByTime ON notifications(timestamp)
        """
}
