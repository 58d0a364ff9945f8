import BridgeCore
import CloudConnectors
import Foundation
import HomeModel
import Logging

/// A data directory that goes away with the test, and a book in it that can be opened again and again.
final class AccountShelf {
    let path: String
    let log = LogLines()

    init() throws {
        var template = Array("/tmp/porchlight-clouds-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var list: String { path + "/clouds.json" }
    var key: String { path + "/clouds.key" }
    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// Opens the book as a new start of the bridge does.
    func open() -> AccountBook { AccountBook(directory: path, world: .still, logger: log.logger) }

    func bytes(_ file: String) -> Data { (try? Data(contentsOf: URL(filePath: file))) ?? Data() }

    func mode(_ file: String) throws -> Int {
        (try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }

    /// Changes the list as another tool could.
    func meddle(_ change: (String) -> String) throws {
        try change(String(decoding: bytes(list), as: UTF8.self)).write(toFile: list, atomically: true, encoding: .utf8)
    }
}

extension World {
    /// A world in which no time passes; its chance is the system's.
    static var still: World {
        World(
            now: { Instant(uptime: .zero, utc: Date(timeIntervalSince1970: 0)) }, sleepUntil: { _ in throw CancellationError() },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
    }
}

extension CloudAccount {
    static func mode(_ name: String, baseURL: String? = nil) -> CloudAccount {
        CloudAccount(
            name: name, vendor: .mode, baseURL: baseURL, settings: ["projectId": "7", "appId": "app", "email": "a@example.org"],
            classes: ["lamp-v2": "color"])
    }
}
