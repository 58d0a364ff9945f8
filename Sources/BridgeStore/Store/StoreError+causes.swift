import Foundation
import GRDB

/// A row that does not say what a row of its table must say.
struct UnreadableRow: Error {
    /// Which row, in words.
    let row: String
    /// What is wrong with it.
    let reason: String

    init(_ row: String, _ reason: String) {
        self.row = row
        self.reason = reason
    }
}

/// Does something with a file, and turns whatever goes wrong into words for the owner.
func explaining<Answer>(_ path: String, _ work: () throws -> Answer) throws(StoreError) -> Answer {
    do {
        return try work()
    } catch {
        throw StoreError(error, path)
    }
}

extension StoreError {
    /// Why the system refused something.
    init(errno: Int32, _ path: String) {
        let cause: Cause = switch errno {
        case EACCES, EPERM, EROFS: .notWritable
        case ENOSPC, EDQUOT: .full
        default: .other(String(cString: strerror(errno)))
        }
        self.init(cause, path)
    }

    fileprivate init(_ error: any Error, _ path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as UnreadableRow: self.init(.damaged("\(error.row): \(error.reason)"), path)
        case let error as DatabaseError: self.init(Cause(error), path)
        default: self.init(.other("\(error)"), path)
        }
    }
}

extension StoreError.Cause {
    fileprivate init(_ error: DatabaseError) {
        let words = error.message ?? "\(error.extendedResultCode)"
        self = switch (error.resultCode, error.extendedResultCode) {
        case (.SQLITE_CORRUPT, _), (.SQLITE_NOTADB, _): .damaged(words)
        case (.SQLITE_READONLY, _), (.SQLITE_CANTOPEN, _), (.SQLITE_PERM, _): .notWritable
        case (.SQLITE_FULL, _), (_, .SQLITE_IOERR_SHMSIZE): .full
        case (.SQLITE_BUSY, _), (.SQLITE_LOCKED, _): .inUse(pid: nil)
        default: .other(words)
        }
    }
}
