import BridgeCore
import Foundation
import GRDB
import HomeModel

/// What happened, batch by batch.
struct HistoryRows {
    private let db: Database
    private let coder: RowCoder

    init(_ db: Database, _ coder: RowCoder = RowCoder()) {
        self.db = db
        self.coder = coder
    }

    func write(_ batch: Batch) throws {
        let statement = try db.cachedStatement(sql: """
            INSERT INTO history (number, at, cause, changes) VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT))
            """)
        try statement.execute(arguments: [
            Int64(clamping: batch.number), batch.at.timeIntervalSinceReferenceDate,
            try coder.encode(batch.cause), try coder.encode(batch.changes),
        ])
    }

    /// Lets go of all but the newest. Positions have no gaps, so nothing needs counting; the newest always stays, and with
    /// it the number to go on from.
    func trim(to limit: Int) throws {
        let statement = try db.cachedStatement(
            sql: "DELETE FROM history WHERE position <= (SELECT max(position) FROM history) - ?")
        try statement.execute(arguments: [limit])
    }

    /// Number of the last batch; 0 before the first.
    func lastNumber() throws -> UInt64 {
        let last = try Int64.fetchOne(db, sql: "SELECT max(number) FROM history")
        return UInt64(clamping: last ?? 0)
    }

    /// The last batches, newest first, all before the one with a number.
    func newest(_ limit: Int, before number: UInt64?) throws -> [Batch] {
        let statement = try db.cachedStatement(
            sql: "SELECT number, at, cause, changes FROM history WHERE number < ? ORDER BY number DESC LIMIT ?")
        let rows = try Row.fetchCursor(statement, arguments: [Int64(clamping: number ?? .max), max(limit, 0)])
        var batches: [Batch] = []
        while let row = try rows.next() { batches.append(try batch(in: row)) }
        return batches
    }

    private func batch(in row: Row) throws -> Batch {
        let number = UInt64(clamping: try row.decode(Int64.self, atIndex: 0))
        return Batch(
            number: number,
            at: Date(timeIntervalSinceReferenceDate: try row.decode(Double.self, atIndex: 1)),
            cause: try coder.decode(Caller.self, from: row, at: 2, of: "history \(number)"),
            changes: try coder.decode([Change].self, from: row, at: 3, of: "history \(number)"))
    }
}
