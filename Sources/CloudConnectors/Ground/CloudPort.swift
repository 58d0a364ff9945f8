package import BridgeCore
package import HomeModel

/// What a connector hands its news to and gets its orders from.
package struct CloudPort: Sendable {
    let line: CloudLine

    /// Says that the account is logged in and has these devices. Those that the home knows of the account and that are not
    /// among them become unreachable. To be called once per connection, before anything else.
    package func connected(_ devices: [CloudDevice]) async { await line.connected(devices) }

    /// Hands in something that the cloud said.
    package func hear(_ news: CloudNews) async { await line.hear(news) }

    /// Carries out orders until the task is cancelled: one at a time for each lamp, newer ones merged into the one that
    /// waits, no faster than the limits.
    ///
    /// - Parameter send: sends one order, and returns when the cloud took it. A `CloudFailure` that concerns one device or one
    ///   order (`deviceIsAway`, `notFollowed`, `notAllowed`, `busy`) is told to the home; any other error ends the connection.
    /// - Throws: what `send` throws, if that ends the connection; `CancellationError`.
    package func carryOut(
        _ send: @escaping @Sendable (LightAddress, LightAction) async throws -> OrderReceipt
    ) async throws {
        await withDiscardingTaskGroup { group in
            var alarm: Duration?
            line.wake()
            for await _ in line.wakes {
                for (lamp, action) in await line.next() {
                    group.addTask { await carry(action, to: lamp, send) }
                }
                let now = line.world.now().uptime
                guard let due = await line.nextDue, alarm.map({ $0 <= now || due < $0 }) ?? true else { continue }
                alarm = due
                group.addTask {
                    try? await line.world.sleepUntil(due)
                    line.wake()
                }
            }
            group.cancelAll()
        }
        try await line.checkWhole()
        throw CancellationError()
    }

    private func carry(
        _ action: LightAction, to lamp: LightAddress,
        _ send: @Sendable (LightAddress, LightAction) async throws -> OrderReceipt
    ) async {
        do {
            await line.sent(lamp, try await send(lamp, action))
        } catch let failure as CloudFailure where failure.concernsOneOrder {
            await line.failed(lamp, failure)
        } catch {
            await line.breakOff(error)
        }
    }
}

extension CloudFailure {
    /// Whether the connection can go on.
    fileprivate var concernsOneOrder: Bool {
        switch self {
        case .deviceIsAway, .notFollowed, .notAllowed, .busy: true
        case .connection, .declined, .missing, .trouble, .tokenIsOver, .notUnderstood, .codeSent: false
        }
    }
}
