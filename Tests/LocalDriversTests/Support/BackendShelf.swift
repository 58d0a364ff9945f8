import BridgeCore
import Foundation
import LocalDrivers
import Logging
import Synchronization

/// A data directory that goes away with the test, and a book in it that can be opened again and again.
///
/// A lock for what was logged, because loggers write from any thread.
final class BackendShelf: Sendable {
    let path: String
    fileprivate let lines = Mutex<[String]>([])

    init() throws {
        var template = Array("/tmp/porchlight-backends-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var list: String { path + "/backends.json" }
    var secrets: String { path + "/backends.secrets" }
    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
    var log: [String] { lines.withLock { $0 } }

    /// Opens the book as a new start of the bridge does.
    func open() -> BackendBook { BackendBook(directory: path, logger: Logger(label: "test") { _ in ShelfLog(shelf: self) }) }

    func text(_ file: String) -> String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }

    func mode(_ file: String) throws -> Int {
        (try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }

    /// Changes a file as another tool could.
    func meddle(with file: String, _ change: (String) -> String) throws {
        try change(text(file)).write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// Nothing can be written to a file from now on: a directory stands where it would be written first.
    func block(_ file: String) throws {
        try FileManager.default.createDirectory(atPath: file + ".new/x", withIntermediateDirectories: true)
    }
}

private struct ShelfLog: LogHandler {
    let shelf: BackendShelf
    var logLevel = Logger.Level.trace
    var metadata = Logger.Metadata()

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        shelf.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
    }
}

extension ConfiguredBackend {
    static func broker(_ name: String) -> ConfiguredBackend {
        ConfiguredBackend(name: name, kind: .mqtt, settings: ["host": "broker.example.org", "user": "me"])
    }
}

extension AdoptedDevice {
    static func toy(_ identity: String, at host: String = "192.0.2.1") -> AdoptedDevice {
        AdoptedDevice(
            LanFind(kind: "toy", identity: identity, name: "Lamp \(identity)", model: "Toy", address: LanAddress(host: host)))
    }
}
