package import Foundation
package import GRDB

/// Where letters and text messages go in place of the post: they can be read here. The latest thousand are kept.
package struct Outbox: Sendable {
    /// Something that was sent.
    package struct Letter: Sendable, Hashable, Codable, FetchableRecord, PersistableRecord {
        /// The table of letters.
        package static let databaseTableName = "outbox"

        /// Counts up.
        package var id: Int64?
        /// When it was sent.
        package var sent: Date
        /// `email` or `sms`.
        package var kind: String
        /// Whom it was sent to.
        package var recipient: String
        /// What it is about: `verification`, `password-reset`, `login-code`, `invitation`.
        package var subject: String
        /// What the recipient types in, if anything: a code or token.
        package var code: String?
        /// What a person would read.
        package var text: String
    }

    private static let mostLetters = 1000
    private let database: DatabaseQueue

    /// Opens the outbox in a database, which gets the table if it has none.
    ///
    /// - Throws: when the database cannot be written.
    package init(in database: DatabaseQueue) throws {
        self.database = database
        try database.write { db in
            try db.execute(sql: """
                CREATE TABLE IF NOT EXISTS outbox (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, sent DATETIME NOT NULL, kind TEXT NOT NULL, recipient TEXT NOT NULL,
                    subject TEXT NOT NULL, code TEXT, text TEXT NOT NULL)
                """)
        }
    }

    /// Sends something.
    ///
    /// - Throws: when it cannot be kept.
    package func send(_ letter: Letter) throws {
        try database.write { db in
            try letter.insert(db)
            try db.execute(
                sql: "DELETE FROM outbox WHERE id <= (SELECT MAX(id) FROM outbox) - ?", arguments: [Self.mostLetters])
        }
    }

    /// What was sent, newest first.
    ///
    /// - Parameter recipient: only what was sent to them; `nil` for all.
    /// - Throws: when it cannot be read.
    package func letters(to recipient: String? = nil) throws -> [Letter] {
        try database.read { db in
            var request = Letter.order(Column("id").desc)
            if let recipient { request = request.filter(Column("recipient") == recipient) }
            return try request.fetchAll(db)
        }
    }
}
