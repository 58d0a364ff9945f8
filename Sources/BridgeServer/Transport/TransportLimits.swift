package import NIOCore

/// What one client may take of the server's time and memory.
///
/// Times are those of the real bridge's front, 10 s for head, body and answer (Docs/HueV1.md §1.1); a client that
/// keeps to them can hold at most `connectionsPerPeer` × (`headBytes` + `bodyBytes`) of input.
package struct TransportLimits: Sendable {
    /// Open connections of one address; one more is closed at once, before any TLS handshake.
    package var connectionsPerPeer = 64
    /// Time from the opening of a connection to the end of its TLS handshake, or without TLS to the end of the first head.
    package var opening: TimeAmount = .seconds(10)
    /// Time from the first byte of a request head (the first one over TLS: from the handshake's end) to its last.
    package var head: TimeAmount = .seconds(10)
    /// Longest silence within a request body.
    package var bodyProgress: TimeAmount = .seconds(10)
    /// Time for a whole request body, however steadily it drips.
    package var body: TimeAmount = .seconds(30)
    /// Longest time a client may leave an answer unread. Looked at once in this time, so a client that stops
    /// is closed after one to two of them.
    package var unread: TimeAmount = .seconds(10)
    /// How long a connection may wait for its next request.
    package var idle: TimeAmount = .seconds(75)
    /// After the last answer: how long the client has to close, while what it still sends is thrown away.
    /// Closing sooner would reset the connection, and the client might never see the answer.
    package var linger: TimeAmount = .seconds(2)
    /// Size of a request head, names and values of all its fields together. Beyond: 431 and close.
    package var headBytes = 16 * 1024
    /// Fields in a request head.
    package var headFields = 100
    /// Size of a request body, see `Request.collectedBody(upTo:)`. Beyond: 413 and close.
    package var bodyBytes = 64 * 1024

    /// The limits a bridge in a house needs.
    package init() {}
}
