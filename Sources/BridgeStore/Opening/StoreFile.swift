import Foundation
import GRDB

/// The file a home is kept in: how it comes to be, and how it is opened.
struct StoreFile {
    let directory: String

    var path: String { directory + "/home.sqlite" }
    private var unfinished: String { path + ".new" }

    /// Opens the file, or makes it where there is none yet.
    func open() throws(StoreError) -> DatabaseQueue {
        if access(path, F_OK) != 0 { try make() }
        // Some file systems know no modes; the directory's own still keeps others out.
        _ = chmod(path, 0o600)
        // SQLite opens for reading what it may not write, and would only say so at the first save.
        guard access(path, R_OK | W_OK) == 0 else { throw StoreError(errno: errno, path) }
        return try explaining(path) {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            try queue.writeWithoutTransaction { db in
                try StoreCheck(db, path).run()
                try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            try StoreSchema.migrator.migrate(queue)
            return queue
        }
    }

    /// Makes a new store under another name, and gives it its own once it is whole. So a `home.sqlite` with nothing in it
    /// is never a beginning that was cut short, but always a loss, and refused as one.
    private func make() throws(StoreError) {
        guard access(path + "-wal", F_OK) != 0 else {
            throw StoreError(.damaged("it is missing, though \(path)-wal is still there"), path)
        }
        let descriptor = Foundation.open(unfinished, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, unfinished) }
        close(descriptor)
        try explaining(unfinished) {
            let queue = try DatabaseQueue(path: unfinished, configuration: Self.configuration)
            try StoreSchema.migrator.migrate(queue)
            try queue.close()
        }
        guard rename(unfinished, path) == 0 else { throw StoreError(errno: errno, path) }
        try DataDirectory.synchronize(directory)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "porchlight.store"
        configuration.foreignKeysEnabled = true
        // Somebody may look into the file with another tool; a save waits for that a little.
        configuration.busyMode = .timeout(2)
        return configuration
    }
}
