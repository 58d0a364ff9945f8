import GRDB

/// What must be true of a file before anything is done with it. Nothing here changes it.
struct StoreCheck {
    private let db: Database
    private let path: String

    init(_ db: Database, _ path: String) {
        self.db = db
        self.path = path
    }

    func run() throws {
        try checkOrigin()
        try checkVersion()
        try checkPages()
    }

    private func checkOrigin() throws {
        guard try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0 > 0 else {
            throw StoreError(.damaged("there is nothing in it"), path)
        }
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == StoreSchema.applicationID else {
            throw StoreError(.damaged("it is not a file of Porchlight's"), path)
        }
    }

    private func checkVersion() throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= StoreSchema.version else {
            throw StoreError(.newer(found: found, known: StoreSchema.version), path)
        }
    }

    /// Finds torn and overwritten pages, and rows that the tables' own rules forbid.
    private func checkPages() throws {
        let findings = try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
        guard findings == ["ok"] else {
            let words = findings.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
            throw StoreError(.damaged(words), path)
        }
    }
}
