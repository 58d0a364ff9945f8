import BridgeServer
public import Foundation

/// One request that a test bridge answered.
public struct RecordedRequest: Sendable, Hashable {
    /// When, by the bridge's clock.
    public let at: Date
    /// Its method.
    public let method: String
    /// Its path, with the app's name in the place of its key.
    public let path: String
    /// HTTP status of the answer.
    public let status: Int
    /// Why it was turned away, in words, if it was.
    public let note: String?
}

/// Keeps what the bridge tells of requests.
actor RequestRecorder {
    private(set) var all: [RecordedRequest] = []

    func take(_ line: JournalLine) {
        all.append(RecordedRequest(
            at: line.at, method: line.method, path: line.path, status: line.status, note: line.note))
    }
}
