import Foundation

/// What a running bridge tells those who wait for it: one line of JSON in the ready file.
package struct ReadyFacts: Codable, Sendable, Hashable {
    /// Process id.
    package var pid: Int
    /// Base URL of HTTP, with the real port.
    package var http: String
    /// Base URL of HTTPS, with the real port.
    package var https: String
    /// Path of the control socket.
    package var control: String
    /// Sixteen upper-case hex digits.
    package var bridgeid: String
    /// Name of the bridge.
    package var name: String

    /// Writes the facts, so that a reader sees all of them or no file.
    ///
    /// - Throws: when the file cannot be written.
    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = try encoder.encode(self) + Data("\n".utf8)
        try line.write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
