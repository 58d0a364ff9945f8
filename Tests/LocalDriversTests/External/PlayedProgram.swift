import BridgeCore
import Connectivity
import Foundation
import HomeModel
import LocalDrivers
import Logging
import Testing
import ToldWorlds

/// `played_lamp.py`, and the folder through which a test speaks with it.
struct PlayedProgram: Sendable {
    static let python = ["python3", "-u"]
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "played-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appending(path: "commands"))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func backend(in world: World) -> ExternalBackend {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "played_lamp.py").path
        return .running(Self.python + [script, folder.path], in: world)
    }

    /// Has it do something.
    func command(_ words: JSONValue) throws {
        let file = try FileHandle(forWritingTo: folder.appending(path: "commands"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(words.bytes + [UInt8(ascii: "\n")]))
        try file.close()
    }

    /// Has it end, and end again whenever it is started, until it is back.
    func setAway(_ isAway: Bool) throws {
        let file = folder.appending(path: "away")
        if isAway { try Data().write(to: file) } else { try FileManager.default.removeItem(at: file) }
    }

    /// How its lamp is set.
    func lamp() throws -> JSONValue {
        guard let text = try? Data(contentsOf: folder.appending(path: "lamp")) else { return .null }
        return try JSONValue(parsing: text)
    }

    /// What it was told.
    func heard(_ name: String = "heard") throws -> [JSONValue] {
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    }
}

extension ExternalBackend {
    /// A backend that runs a command, with an environment as the bridge's.
    static func running(_ command: [String], in world: World) -> ExternalBackend {
        ExternalBackend(
            name: "test", command: command, environment: ProcessInfo.processInfo.environment, world: world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Its driver.
    func driver(in world: World, _ ledger: BackendLedger = BackendLedger()) -> BackendDriver {
        BackendDriver(name: Self.driver("test"), backend: self, ledger: ledger, world: world)
    }
}
