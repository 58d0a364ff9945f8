import BridgeStore
import Foundation
import GRDB

/// A data directory that goes away with the test.
final class ScratchDirectory {
    let path: String

    init() throws {
        var template = Array("/tmp/porchlight-store-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw StoreError(.other("no scratch directory"), "/tmp") }
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Where the home is.
    var file: String { path + "/home.sqlite" }

    /// Opens the store for as long as `body` runs, and closes it in good order.
    @discardableResult
    func withStore<Answer>(history: Int = 100, _ body: (SQLiteHomeStore) throws -> Answer) throws -> Answer {
        let store = try SQLiteHomeStore(DataDirectoryLock(path), historyLimit: history)
        let answer = try body(store)
        try store.close()
        return answer
    }

    /// What is wrong with the store; `nil` if it opens and its home can be read.
    func complaint() -> StoreError.Cause? {
        do {
            _ = try SQLiteHomeStore(DataDirectoryLock(path)).load()
            return nil
        } catch {
            return error.cause
        }
    }

    /// Meddles with the file the way another tool could.
    func meddle(_ sql: String) throws {
        let queue = try DatabaseQueue(path: file)
        try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
        try queue.close()
    }

    /// Changes the file's bytes.
    func rewrite(_ change: (inout Data) -> Void) throws {
        var bytes = try Data(contentsOf: URL(filePath: file))
        change(&bytes)
        try bytes.write(to: URL(filePath: file))
    }

    func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

/// Runs a program to its end; its exit code, and what it printed.
@discardableResult
func run(_ program: String, _ arguments: String...) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
}
