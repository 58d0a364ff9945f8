import Connectivity

/// Something that was passed on and waits for an answer: an update for a device, or a share that is offered to somebody.
struct EWeLinkOrder: Sendable {
    enum Matter: Sendable, Hashable {
        case update(params: JSONText)
        case share(with: String)
    }

    let matter: Matter
    let device: EWeLinkDevice
    /// The frame as the sender sent it.
    let frame: JSONText
    /// The socket that it came from; `nil` for HTTP.
    let sender: Int?
    /// Until when it waits at all, in the connections' time.
    let end: Duration
    /// Gets the number of the error, or 0, and then ends.
    let bell: AsyncStream<Int>.Continuation
}

/// The other end of an order: somebody waits there for what comes of it.
struct EWeLinkErrand: Sendable {
    let number: Int
    let patience: Duration
    let outcomes: AsyncStream<Int>

    /// The error's number, or 0; `nil` when nothing came in time.
    func outcome(_ clock: ConnectionClock) async -> Int? {
        await withTaskGroup(of: Int?.self) { group in
            group.addTask {
                for await outcome in outcomes { return outcome }
                return nil
            }
            group.addTask {
                try? await clock.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
