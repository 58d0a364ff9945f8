package import Connectivity
import Foundation

/// What a running emulator tells those who wait for it: one line of JSON in the ready file.
package struct EmulatorReadyFacts: Sendable, Hashable {
    /// All of it: `vendor`, `pid`, `http`, `control`, and what the vendor's clients need.
    package let json: JSONValue

    /// Makes facts.
    ///
    /// - Parameters:
    ///   - vendor: the vendor's name.
    ///   - pid: process id.
    ///   - base: the base URL: `http://127.0.0.1:1234`.
    ///   - more: what the cloud itself has to tell. It cannot change the former.
    init(vendor: String, pid: Int32, base: String, more: [String: JSONValue]) {
        let ours: [String: JSONValue] = [
            "vendor": .string(vendor), "pid": .int(Int64(pid)), "http": .string(base), "control": .string(base + "/_emulator"),
        ]
        json = .object(more.merging(ours) { _, ours in ours })
    }

    /// The base URL.
    package var http: String { json["http"]?.string ?? "" }

    /// Writes the facts, so that a reader sees all of them or no file.
    ///
    /// - Throws: `EmulatorProblem` when the file cannot be written.
    func write(to path: String) throws(EmulatorProblem) {
        do {
            try Data(json.bytes + Array("\n".utf8)).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw EmulatorProblem("the ready file \(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
