import BridgeStore
import Foundation
import Glibc

/// The directory of the control socket: the data directory, or a private temporary one for a bridge that keeps nothing
/// and was given none.
struct RunDirectory: Sendable {
    /// Its path.
    let path: String
    /// The right to use it. A bridge that keeps nothing needs it too: the socket in it is its own alone.
    let lock: DataDirectoryLock
    /// Whether it holds what must outlive the program.
    private let isKept: Bool
    /// Whether it was not there before.
    private let wasMade: Bool

    /// Path of the control socket.
    var controlSocket: String { DataDirectory.controlSocket(in: path) }

    /// Makes the directory if it is not there, open to its owner only.
    ///
    /// - Throws: `SettingsError` when the path of the socket would be longer than a socket's may be; `StoreError` when the
    ///   directory cannot be made, or another bridge has it.
    init(_ settings: ServeSettings) throws {
        let isTemporary = settings.ephemeral && !settings.dataIsGiven
        isKept = !settings.ephemeral
        wasMade = isTemporary || !FileManager.default.fileExists(atPath: settings.data)
        path = isTemporary ? try Self.temporary() : settings.data
        let socket = DataDirectory.controlSocket(in: path)
        guard socket.utf8.count < 108 else {
            if isTemporary { rmdir(path) }
            throw SettingsError("the path of the control socket, \(socket), is longer than 107 bytes: choose a shorter --data")
        }
        lock = try DataDirectoryLock(path)
    }

    /// Takes away what is over with the program.
    func cleanUp() {
        unlink(controlSocket)
        if !isKept { leaveNoTrace() }
    }

    /// Takes away what was made for a program that did not start. The socket, if there is one, is somebody else's.
    func giveUp() {
        if wasMade || !isKept { leaveNoTrace() }
    }

    /// The directory goes only if it was made for this program and nothing else is in it.
    private func leaveNoTrace() {
        unlink(path + "/porchlight.lock")
        if wasMade { rmdir(path) }
    }

    private static func temporary() throws(SettingsError) -> String {
        let parent = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? "/tmp"
        var template = Array((parent + "/porchlight-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw SettingsError("no temporary directory can be made in \(parent)") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
