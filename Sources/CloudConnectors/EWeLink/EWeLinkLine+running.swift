import BridgeCore
import Connectivity
import HomeModel

/// What goes on while the line is open.
extension EWeLinkLine {
    /// Hears everything, and hands it to whoever waits for it.
    func listen() async throws {
        for try await message in connection.messages {
            guard case .text(let text) = message else { continue }
            switch EWeLinkPush(text) {
            case .reply(let sequence, let json) where inTurn(sequence) == nil: answer(sequence, json)
            case .pong:
                pulse?.answered()
                beat.yield()
            case .nothing: continue
            case let other: if case .dropped = push.yield(other) { throw ConnectionFailure.tooLong }
            }
        }
        throw CloudFailure.connection(.lost("the cloud said goodbye"))
    }

    /// Sends what there is to send, with a pause after each.
    func speak() async throws {
        for await next in outgoing {
            switch next {
            case .frame(let text): try await connection.send(text)
            case .heartbeat:
                try await connection.send("ping")
                pulse?.sent(at: world.now().uptime)
                beat.yield()
            }
            try await world.sleep(for: Self.gap)
        }
        throw CancellationError()
    }

    /// Looks at the pulse whenever it may have changed.
    func keepAlive() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            var alarm: Duration?
            for await _ in beats {
                let now = world.now().uptime
                switch pulse?.next(at: now) {
                case .giveUp: throw CloudFailure.connection(.lost("its heartbeat was not answered"))
                case .ask: send.yield(.heartbeat)
                case .wait(let due) where alarm.map({ $0 <= now || due < $0 }) ?? true:
                    alarm = due
                    group.addTask { [world, beat] in
                        try await world.sleepUntil(due)
                        beat.yield()
                    }
                case .wait, nil: break
                }
            }
        }
        throw CancellationError()
    }
}
