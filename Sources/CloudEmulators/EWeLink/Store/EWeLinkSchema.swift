import GRDB

/// The tables, and how older files become like today's.
enum EWeLinkSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 ewelink") { db in try db.execute(sql: people + things) }
        return migrator
    }

    // Tokens and codes stand here as hashes only, passwords by a password hash. The secrets of apps must stand as they are:
    // signatures are made with them. Moments are seconds since 1970.

    private static let people = """
        CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE app (appid TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL) STRICT;
        CREATE TABLE user (
            apikey TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, email TEXT UNIQUE, phoneNumber TEXT UNIQUE,
            passwordHash TEXT NOT NULL, region TEXT NOT NULL, countryCode TEXT NOT NULL, familyId TEXT NOT NULL,
            active INTEGER NOT NULL, createdAt REAL NOT NULL, onlineTime REAL) STRICT;
        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT NOT NULL REFERENCES user ON DELETE CASCADE, appid TEXT NOT NULL,
            accessHash TEXT NOT NULL UNIQUE, refreshHash TEXT NOT NULL UNIQUE, accessEnd REAL NOT NULL, refreshEnd REAL NOT NULL,
            UNIQUE (user, appid)) STRICT;
        CREATE TABLE code (
            address TEXT NOT NULL, purpose TEXT NOT NULL, hash TEXT NOT NULL, sent REAL NOT NULL, tries INTEGER NOT NULL,
            PRIMARY KEY (address, purpose)) STRICT;
        CREATE TABLE "group" (
            id TEXT NOT NULL PRIMARY KEY, user TEXT NOT NULL REFERENCES user ON DELETE CASCADE, name TEXT NOT NULL,
            place INTEGER NOT NULL, createdAt REAL NOT NULL) STRICT;

        """

    private static let things = """
        CREATE TABLE device (
            deviceid TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, devicekey TEXT NOT NULL, gsmId TEXT NOT NULL UNIQUE,
            owner TEXT REFERENCES user, name TEXT NOT NULL, brand TEXT NOT NULL, model TEXT NOT NULL, uiid INTEGER NOT NULL,
            extra TEXT NOT NULL, params TEXT NOT NULL, legacyGroup TEXT NOT NULL, groups TEXT NOT NULL, online INTEGER NOT NULL,
            onlineTime REAL, offlineTime REAL, createdAt REAL NOT NULL, ip TEXT NOT NULL, refusals INTEGER NOT NULL,
            simulated INTEGER NOT NULL) STRICT;
        CREATE INDEX deviceOwner ON device (owner);
        CREATE TABLE share (
            deviceid TEXT NOT NULL REFERENCES device ON DELETE CASCADE, sharee TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
            permit INTEGER NOT NULL, deviceName TEXT NOT NULL, userName TEXT NOT NULL, note TEXT NOT NULL,
            shareTime INTEGER NOT NULL, PRIMARY KEY (deviceid, sharee)) STRICT;
        CREATE INDEX shareSharee ON share (sharee);
        """
}
