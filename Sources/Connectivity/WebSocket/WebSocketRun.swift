import NIOCore
import NIOWebSocket
import Synchronization

/// Runs one WebSocket, whichever side it is on: reads, answers pings, asks for signs of life, says goodbye.
struct WebSocketRun: Sendable {
    typealias FrameChannel = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    let isClient: Bool
    let heartbeat: Heartbeat
    let limits: WebSocketLimits
    let clock: ConnectionClock

    /// Hands the connection to `body` and closes it when that is done.
    func run<Result: Sendable>(
        _ channel: FrameChannel, _ body: @escaping @Sendable (WebSocketConnection) async throws -> Result
    ) async throws -> Result {
        try await channel.executeThenClose { inbound, outbound in
            let (messages, heard) = AsyncThrowingStream.makeStream(
                of: WebSocketMessage.self, bufferingPolicy: .bufferingOldest(limits.waitingMessages))
            let connection = WebSocketConnection(messages: messages, outbound: outbound, isClient: isClient)
            // A lock, because reading and asking for signs of life are two tasks; it is held for one access.
            let pulse = Beating(Pulse(heartbeat, at: clock.uptime()))
            return try await withThrowingTaskGroup(of: Result?.self) { group in
                group.addTask {
                    await read(inbound, of: connection, into: heard, pulse: pulse)
                    return nil
                }
                group.addTask {
                    heard.finish(throwing: await keepAlive(connection, pulse: pulse))
                    return nil
                }
                group.addTask { try await body(connection) }
                defer { group.cancelAll() }
                for try await result in group {
                    guard let result else { continue }
                    await connection.sayGoodbye(.normalClosure)
                    return result
                }
                throw CancellationError()
            }
        }
    }

    private func read(
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>, of connection: WebSocketConnection,
        into heard: AsyncThrowingStream<WebSocketMessage, any Error>.Continuation, pulse: Beating
    ) async {
        var reader = WebSocketReader(limit: limits.messageBytes)
        do {
            for try await frame in inbound {
                pulse.value.withLock { $0.hear(at: clock.uptime()) }
                switch try reader.take(frame) {
                case .message(let message):
                    if case .dropped = heard.yield(message) { throw ConnectionFailure.tooLong }
                case .ping(let data): try await connection.write(.pong, data)
                case .goodbye:
                    await connection.sayGoodbye(.normalClosure)
                    return heard.finish()
                case nil: continue
                }
            }
            heard.finish(throwing: ConnectionFailure.lost("it hung up"))
        } catch let failure as ConnectionFailure {
            await connection.sayGoodbye(failure == .tooLong ? .messageTooLarge : .protocolError)
            heard.finish(throwing: failure)
        } catch {
            heard.finish(throwing: ConnectionFailure(error))
        }
    }

    /// Asks for signs of life; returns when there were none for too long.
    private func keepAlive(_ connection: WebSocketConnection, pulse: Beating) async -> ConnectionFailure? {
        do {
            while true {
                switch pulse.value.withLock({ $0.next(at: clock.uptime()) }) {
                case .ask: try await connection.write(.ping, ByteBuffer())
                case .giveUp: return .lost("it gave no sign of life for \(heartbeat.patience.components.seconds) s")
                case .wait(let due): try await clock.sleepUntil(due)
                }
            }
        } catch {
            // Nobody can be asked any more: reading finds out why by itself.
            return Task.isCancelled ? nil : .lost("\(error)")
        }
    }
}

/// Holds the pulse behind its lock, so that two tasks can have it.
private final class Beating: Sendable {
    let value: Mutex<Pulse>

    init(_ pulse: Pulse) {
        value = Mutex(pulse)
    }
}
