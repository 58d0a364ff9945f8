package import GRDB

/// The database of an emulated cloud.
package enum EmulatorDatabase {
    /// Opens the vendor's file in a directory, made if it is not there; or one in memory.
    ///
    /// - Parameters:
    ///   - directory: where the file is to be; `nil` to keep nothing.
    ///   - vendor: the vendor's name, which the file is called by.
    /// - Throws: when it cannot be opened.
    package static func open(_ directory: String?, vendor: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
        guard let directory else { return try DatabaseQueue(configuration: configuration) }
        return try DatabaseQueue(path: directory + "/\(vendor).sqlite", configuration: configuration)
    }
}
