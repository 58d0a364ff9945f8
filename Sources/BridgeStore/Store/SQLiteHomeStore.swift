package import BridgeCore
import GRDB
import HomeModel

/// Keeps the home and its history in one SQLite file, `home.sqlite` in the data directory.
///
/// What `save` was given is on the disk when it returns (write-ahead log, synchronised at every commit), all of it or
/// nothing. Opening never deletes or replaces anything: a file that cannot be used is an error, not an empty home.
package final class SQLiteHomeStore: HomeStore {
    /// How many batches the history holds unless somebody says otherwise.
    package static let usualHistory = 10_000

    let queue: DatabaseQueue
    private let file: StoreFile
    private let historyLimit: Int
    private let lock: DataDirectoryLock

    /// Opens the store of a data directory, or makes it where there is none yet. It takes along the right to use the
    /// directory, and gives it back when it goes.
    ///
    /// - Parameters:
    ///   - lock: the right to use the data directory.
    ///   - historyLimit: how many batches to hold, at least 1. Older ones go.
    /// - Throws: why it cannot be used.
    package init(_ lock: DataDirectoryLock, historyLimit: Int = usualHistory) throws(StoreError) {
        self.lock = lock
        self.historyLimit = max(historyLimit, 1)
        file = StoreFile(directory: lock.directory)
        queue = try file.open()
    }

    /// The file everything is in.
    package var path: String { file.path }

    package func load() throws(StoreError) -> KeptHome? {
        try explaining(path) {
            try queue.read { db in try KeptHome(from: db) }
        }
    }

    package func save(_ keeping: Keeping) throws(StoreError) {
        try explaining(path) {
            try queue.write { db in try keeping.write(to: db, historyLimit: historyLimit) }
        }
    }

    package func history(limit: Int, before number: UInt64?) throws(StoreError) -> [Batch] {
        try explaining(path) {
            try queue.read { db in try HistoryRows(db).newest(limit, before: number) }
        }
    }

    /// Closes the store, with everything moved from the write-ahead log into the file itself, so that the one file is
    /// all there is to copy. Nothing can be kept or read afterwards.
    ///
    /// - Throws: when that cannot be done; what was kept is safe all the same.
    package func close() throws(StoreError) {
        try explaining(path) {
            try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            try queue.close()
        }
    }
}
