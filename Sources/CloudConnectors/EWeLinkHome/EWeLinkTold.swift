import BridgeCore

/// What the house has to say to the home, in the order in which it was decided. One task reads it, so that nothing overtakes
/// anything.
enum EWeLinkTold: Sendable {
    /// All devices as they are now, whatever was said before.
    case everything([BackendDevice])
    case news(BackendNews)
    /// Finished when everything before it was told.
    case mark(AsyncStream<Void>.Continuation)
}
