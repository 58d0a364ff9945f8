package import Foundation

/// One thing that happened, for `porchlight log`.
package struct ControlEvent: Codable, Sendable, Hashable {
    /// A request that was answered.
    package var request: JournalLine?
    /// Something that is different now, in words.
    package var change: ChangeLine?

    /// Makes an event of a request or a change.
    package init(request: JournalLine? = nil, change: ChangeLine? = nil) {
        self.request = request
        self.change = change
    }

    /// Something that is different now.
    package struct ChangeLine: Codable, Sendable, Hashable {
        /// When.
        package var at: Date
        /// Number of the batch it is part of.
        package var batch: UInt64
        /// Who caused it, in words.
        package var cause: String
        /// What happened, in words.
        package var what: String
    }
}
