import NIOCore
import NIOWebSocket

/// Runs one WebSocket, whichever side it is on: reads, answers pings, asks for signs of life, says goodbye.
struct WebSocketRun: Sendable {
    typealias FrameChannel = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
    private typealias Inbound = NIOAsyncChannelInboundStream<WebSocketFrame>
    private typealias Outbound = NIOAsyncChannelOutboundWriter<WebSocketFrame>

    let isClient: Bool
    let heartbeat: Heartbeat
    let limits: WebSocketLimits
    let clock: ConnectionClock

    /// Hands the connection to `body` and closes it when that is done.
    func run<Result: Sendable>(
        _ channel: FrameChannel, _ body: @escaping @Sendable (WebSocketConnection) async throws -> Result
    ) async throws -> Result {
        let line = WebSocketLine(channel.channel, isClient: isClient, heartbeat: heartbeat, clock: clock)
        let messages = WebSocketMessages(limits)
        return try await channel.executeThenClose { inbound, outbound in
            let connection = WebSocketConnection(messages: messages, outbound: outbound, isClient: isClient)
            return try await withThrowingTaskGroup(of: Result?.self) { group in
                group.addTask {
                    await read(inbound, outbound, line, messages)
                    return nil
                }
                group.addTask {
                    await keepAlive(line, messages)
                    return nil
                }
                group.addTask { try await body(connection) }
                defer { group.cancelAll() }
                do {
                    let result = try await Self.first(of: &group)
                    await end(line, .normalClosure)
                    return result
                } catch {
                    await end(line, isClient || error is CancellationError ? .goingAway : .unexpectedServerError)
                    throw error
                }
            }
        }
    }

    /// What `body` gives; reading and keeping alive give nothing.
    private static func first<Result: Sendable>(of group: inout ThrowingTaskGroup<Result?, any Error>) async throws -> Result {
        while let next = try await group.next() {
            if let result = next { return result }
        }
        throw CancellationError()
    }

    private func end(_ line: WebSocketLine, _ code: WebSocketErrorCode) async {
        line.sayGoodbye(code)
        await line.waitForEnd()
    }

    private func read(_ inbound: Inbound, _ outbound: Outbound, _ line: WebSocketLine, _ messages: WebSocketMessages) async {
        defer { line.noteEnd() }
        var reader = WebSocketReader(limit: limits.messageBytes, expectsMask: !isClient)
        do {
            for try await frame in inbound {
                line.hear()
                switch try reader.take(frame) {
                case .message(let message): try messages.hear(message)
                case .ping(let data): try await outbound.write(.whole(.pong, data, isClient: isClient))
                case .goodbye(let code):
                    line.hearGoodbye(code)
                    messages.finish()
                    // It is answered when what it said before has been dealt with, which must not take long.
                    return await line.expectEnd()
                case nil: continue
                }
            }
            messages.finish(throwing: .lost("it hung up"))
        } catch {
            let failure = ConnectionFailure(error)
            line.sayGoodbye(failure.goodbye)
            messages.finish(throwing: failure)
        }
        // Whoever still sends learns of it in this way.
        line.close()
    }

    /// Asks for signs of life; closes the connection when there were none for too long.
    private func keepAlive(_ line: WebSocketLine, _ messages: WebSocketMessages) async {
        while !Task.isCancelled {
            switch line.next() {
            case .ask: line.ask()
            case .wait(let due):
                do { try await clock.sleepUntil(due) } catch { return }
            case .giveUp:
                messages.finish(throwing: .lost("it gave no sign of life for \(heartbeat.patience.components.seconds) s"))
                return line.close()
            }
        }
    }
}

extension ConnectionFailure {
    /// What is said to a peer whose connection ends for this reason.
    fileprivate var goodbye: WebSocketErrorCode {
        switch self {
        case .tooLong: .messageTooLarge
        case .notUnderstood: .protocolError
        default: .goingAway
        }
    }
}
