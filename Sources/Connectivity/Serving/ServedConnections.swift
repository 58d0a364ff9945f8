import Synchronization

/// The open connections of a server, so that they can be counted and ended: hanging answers and WebSockets do not end by
/// themselves when a server is told to.
///
/// A lock, because connections come and go on tasks of their own; it is held for one access.
package final class ServedConnections: Sendable {
    private struct Connection {
        let end: AsyncStream<Void>.Continuation
        var isWebSocket = false
    }

    private struct State {
        var last = 0
        var open: [Int: Connection] = [:]
        var isOver = false
    }

    /// One connection's entry.
    struct Seat: Sendable {
        let number: Int
        let connections: ServedConnections

        /// Notes that it has become a WebSocket.
        func isWebSocket() {
            connections.state.withLock { $0.open[number]?.isWebSocket = true }
        }
    }

    private let state = Mutex(State())

    /// Makes a register without any connection.
    package init() {}

    /// How many connections are open, WebSockets included.
    package var count: Int { state.withLock { $0.open.count } }

    /// How many WebSockets are open.
    package var webSockets: Int { state.withLock { $0.open.values.count(where: \.isWebSocket) } }

    /// Ends every WebSocket without a word.
    package func endWebSockets() {
        for connection in state.withLock({ $0.open.values.filter(\.isWebSocket) }) { connection.end.finish() }
    }

    /// Ends every connection, and every one that comes from now on.
    package func end() {
        let open = state.withLock { state in
            state.isOver = true
            return Array(state.open.values)
        }
        for connection in open { connection.end.finish() }
    }

    /// Does what serves a connection; it is cancelled when the connection is to end.
    func serve(_ work: @escaping @Sendable (Seat) async -> Void) async {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let number = state.withLock { state in
            state.last += 1
            state.open[state.last] = Connection(end: end)
            if state.isOver { end.finish() }
            return state.last
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await work(Seat(number: number, connections: self)) }
            group.addTask { for await _ in ends {} }
            await group.next()
            group.cancelAll()
        }
        state.withLock { $0.open[number] = nil }
    }
}
