import Connectivity

/// One WebSocket: hears frames one after the other; what has to be waited for is waited for beside them.
struct EWeLinkSocket: Sendable {
    private static let mostWaiting = 256

    let cloud: EWeLinkCloud
    let clock: ConnectionClock

    /// Serves the socket until it is closed or cut.
    func serve(_ connection: WebSocketConnection) async {
        let (texts, say) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        let number = await cloud.open(say)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for await text in texts { try await connection.send(text) }
                } catch {}
            }
            group.addTask { await hear(connection, number) }
            await group.next()
            group.cancelAll()
        }
        await cloud.close(number)
    }

    private func hear(_ connection: WebSocketConnection, _ number: Int) async {
        await withTaskGroup(of: Void.self) { waiting in
            do {
                for try await message in connection.messages {
                    guard let errand = await cloud.hear(message, at: number) else { continue }
                    waiting.addTask { await wait(for: errand) }
                }
            } catch {}
            waiting.cancelAll()
        }
    }

    /// Whoever sent it may be gone before it is answered; then nobody needs to be told that it was not.
    private func wait(for errand: EWeLinkErrand) async {
        guard await errand.outcome(clock) == nil, !Task.isCancelled else { return }
        await cloud.giveUp(errand.number)
    }
}
