import GRDB

/// The tables, and how older files become like today's.
enum ModeSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 mode") { db in try db.execute(sql: projects + users + homes + devices) }
        return migrator
    }

    // Keys, codes and tokens stand here as hashes only. Moments are seconds since 1970. Numbers of what can be deleted are
    // never given again: an old key or link must not mean something new.

    private static let projects = """
        CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;
        CREATE TABLE project (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'byou')), appId TEXT NOT NULL,
            onDemand INTEGER NOT NULL, mostUsers INTEGER, mostHomes INTEGER) STRICT;
        CREATE TABLE projectKey (
            id INTEGER PRIMARY KEY, projectId INTEGER NOT NULL REFERENCES project, name TEXT NOT NULL,
            hash TEXT NOT NULL UNIQUE, permissions TEXT NOT NULL CHECK (json_valid(permissions))) STRICT;
        CREATE TABLE smartModule (
            projectId INTEGER NOT NULL REFERENCES project, id TEXT NOT NULL, creationTime REAL NOT NULL,
            description TEXT NOT NULL, PRIMARY KEY (projectId, id)) STRICT;

        """

    private static let users = """
        CREATE TABLE user (
            id INTEGER PRIMARY KEY AUTOINCREMENT, projectId INTEGER NOT NULL REFERENCES project, creationTime REAL NOT NULL,
            name TEXT, email TEXT, phoneNumber TEXT, passwordHash TEXT, verified INTEGER NOT NULL,
            UNIQUE (projectId, email), UNIQUE (projectId, phoneNumber)) STRICT;
        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT, userId INTEGER NOT NULL REFERENCES user ON DELETE CASCADE, appId TEXT,
            hash TEXT NOT NULL UNIQUE, creationTime REAL NOT NULL, expirationTime REAL) STRICT;
        CREATE INDEX sessionOfUser ON session (userId);
        CREATE TABLE smsCode (
            userId INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE, hash TEXT NOT NULL,
            expirationTime REAL NOT NULL, tries INTEGER NOT NULL) STRICT;
        CREATE TABLE emailToken (
            hash TEXT NOT NULL PRIMARY KEY, userId INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
            purpose TEXT NOT NULL, expirationTime REAL NOT NULL) STRICT;

        """

    private static let homes = """
        CREATE TABLE home (
            id INTEGER PRIMARY KEY AUTOINCREMENT, projectId INTEGER NOT NULL REFERENCES project, creationTime REAL NOT NULL,
            name TEXT NOT NULL) STRICT;
        CREATE TABLE member (
            id INTEGER PRIMARY KEY, homeId INTEGER NOT NULL REFERENCES home ON DELETE CASCADE,
            userId INTEGER REFERENCES user ON DELETE CASCADE, email TEXT, phoneNumber TEXT, creationTime REAL NOT NULL,
            UNIQUE (homeId, userId), UNIQUE (homeId, email), UNIQUE (homeId, phoneNumber)) STRICT;
        CREATE INDEX memberOfUser ON member (userId);
        CREATE TABLE pair (
            homeId INTEGER NOT NULL REFERENCES home ON DELETE CASCADE, key TEXT NOT NULL,
            value TEXT NOT NULL CHECK (json_valid(value)), modificationTime REAL NOT NULL, PRIMARY KEY (homeId, key)) STRICT;
        CREATE TABLE provisioningToken (
            hash TEXT NOT NULL PRIMARY KEY, homeId INTEGER NOT NULL REFERENCES home ON DELETE CASCADE,
            deviceClass TEXT NOT NULL, tag TEXT, expirationTime REAL NOT NULL) STRICT;

        """

    private static let devices = """
        CREATE TABLE device (
            id INTEGER PRIMARY KEY AUTOINCREMENT, projectId INTEGER NOT NULL REFERENCES project, deviceClass TEXT NOT NULL,
            name TEXT, tag TEXT, homeId INTEGER REFERENCES home, hash TEXT NOT NULL UNIQUE, claimHash TEXT,
            onDemand INTEGER NOT NULL, claimTime REAL, claimExpirationTime REAL, lastConnectTime REAL,
            lastDisconnectTime REAL, UNIQUE (projectId, claimHash)) STRICT;
        CREATE INDEX deviceOfHome ON device (homeId);
        """
}
