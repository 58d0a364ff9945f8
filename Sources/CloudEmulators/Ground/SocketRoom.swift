package import Connectivity
import Synchronization

/// The open WebSockets of a cloud, by whom they belong to. What is said to one is sent in order; a socket whose other side is
/// 256 messages behind is cut.
///
/// A lock, because sockets come and go on tasks of their own while others speak to them; it is held for one access.
package final class SocketRoom<Owner: Hashable & Sendable>: Sendable {
    private static var mostWaiting: Int { 256 }

    private struct Seat {
        let texts: AsyncStream<String>.Continuation
        /// Ends the socket at once, also while its other side takes nothing.
        let cut: AsyncStream<Void>.Continuation
    }

    private struct Seats {
        var last = 0
        var sockets: [Owner: [Int: Seat]] = [:]
    }

    private let seats = Mutex(Seats())

    /// Makes a room with nobody in it.
    package init() {}

    /// Serves a WebSocket of an owner until it is cut or its other side is gone; says what it is told, hears nothing.
    ///
    /// - Parameters:
    ///   - owner: whose it is.
    ///   - connection: the socket.
    ///   - onSeated: called once it can be spoken to.
    package func serve(_ owner: Owner, _ connection: WebSocketConnection, onSeated: () async -> Void = {}) async {
        let (texts, say) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        let (cuts, cut) = AsyncStream.makeStream(of: Void.self)
        let number = seats.withLock { seats in
            seats.last += 1
            seats.sockets[owner, default: [:]][seats.last] = Seat(texts: say, cut: cut)
            return seats.last
        }
        await onSeated()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await connection.send(each: texts) }
            group.addTask { for await _ in cuts {} }
            await group.next()
            group.cancelAll()
        }
        leave(owner, number)
    }

    /// How many sockets an owner has open.
    package func count(of owner: Owner) -> Int { seats.withLock { $0.sockets[owner]?.count ?? 0 } }

    /// Says something to every socket of an owner.
    ///
    /// - Returns: how many were told.
    @discardableResult
    package func tell(_ owner: Owner, _ text: String) -> Int {
        let sockets = seats.withLock { Array(($0.sockets[owner] ?? [:]).values) }
        return sockets.count { seat in
            guard case .dropped = seat.texts.yield(text) else { return true }
            seat.cut.finish()
            return false
        }
    }

    /// Cuts every socket of an owner, after what was said to it.
    package func cut(_ owner: Owner) {
        for seat in seats.withLock({ Array(($0.sockets[owner] ?? [:]).values) }) { seat.texts.finish() }
    }

    /// Cuts every socket, after what was said to it.
    package func cutAll() {
        for seat in seats.withLock({ $0.sockets.values.flatMap(\.values) }) { seat.texts.finish() }
    }

    private func leave(_ owner: Owner, _ number: Int) {
        seats.withLock { seats in
            seats.sockets[owner]?[number] = nil
            if seats.sockets[owner]?.isEmpty == true { seats.sockets[owner] = nil }
        }
    }
}
