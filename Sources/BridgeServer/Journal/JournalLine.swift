package import Foundation

/// One request as the owner may watch it. Keys are never in it.
package struct JournalLine: Sendable, Hashable, Codable {
    /// When the answer was ready.
    package var at: Date
    /// Where the request came from.
    package var address: String
    /// Its method.
    package var method: String
    /// Its path, with the app's name in the place of its key.
    package var path: String
    /// HTTP status of the answer.
    package var status: Int
    /// How long the answer took, in milliseconds.
    package var milliseconds: Double
    /// What the owner should know about it, in words: why it was turned away, for one.
    package var note: String?
}
