package import HomeModel

/// What a backend hands its news to and gets its orders from.
package struct BackendPort: Sendable {
    let line: BackendLine

    /// Says that the backend is connected and has these devices. Those that the home knows of it and that are not among them
    /// become unreachable. To be called before anything else, and again when the list was asked for anew.
    package func connected(_ devices: [BackendDevice]) async { await line.connected(devices) }

    /// Says that the backend is connected, but not which devices it has: those are told one by one, as they are found. What the
    /// home knows of it stays as it is until `allFound`. To be called before anything else.
    package func connected() async { await line.connected() }

    /// Says that all devices that the backend has now should have been found by now: the others become unreachable.
    package func allFound() async { await line.allFound() }

    /// Hands in something that was said there; returns when the home has it.
    package func hear(_ news: BackendNews) async { await line.hear([news]) }

    /// Hands in things that were said there together, in their order.
    package func hear(_ news: [BackendNews]) async { await line.hear(news) }

    /// Notes for the owner what is wrong, though the connection goes on without it.
    package func note(_ trouble: String) async { line.ledger.noted(trouble, at: line.world.now()) }

    /// Says which sets of lamps there is one message for. Orders that are the same for all lamps of a set are carried out as one.
    package func groups(_ groups: Set<Set<LightAddress>>) async { await line.group(groups) }

    /// Searches for new devices that somebody begins, each with its length. Whoever speaks with a backend that can be asked to
    /// look, or to let devices join, follows them; one task only.
    package var searches: AsyncStream<Duration> { line.searches }

    /// Carries out orders until the task is cancelled: one at a time for each lamp, newer ones merged into the one that waits,
    /// no faster than the limits.
    ///
    /// - Parameter send: sends one order to one lamp, or to the lamps of one of the `groups`, and returns when it was taken. A
    ///   failure that is an `OrderFailure` is told to whom it concerns; one of the backend's ends the connection the third time in
    ///   a row, anything else at once.
    /// - Throws: what `send` throws, if that ends the connection; `CancellationError`.
    package func carryOutTogether(
        _ send: @escaping @Sendable ([LightAddress], LightAction) async throws -> OrderReceipt
    ) async throws {
        await withDiscardingTaskGroup { group in
            var alarm: Duration?
            line.wake()
            for await _ in line.wakes {
                for (order, lamps) in await line.next() {
                    group.addTask { await carry(order, to: lamps, send) }
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

    /// The same, one lamp at a time.
    ///
    /// - Parameters:
    ///   - meaning: what an error that `send` throws means for an order.
    ///   - send: sends one order, and returns when it was taken.
    /// - Throws: as `carryOutTogether`.
    package func carryOut(
        meaning: @escaping @Sendable (any Error) -> any Error,
        _ send: @escaping @Sendable (LightAddress, LightAction) async throws -> OrderReceipt
    ) async throws {
        try await carryOutTogether { lamps, action in
            do {
                return try await send(lamps[0], action)
            } catch {
                throw meaning(error)
            }
        }
    }

    private func carry(
        _ order: BoundOrder, to lamps: [LightAddress],
        _ send: @Sendable ([LightAddress], LightAction) async throws -> OrderReceipt
    ) async {
        do {
            await line.sent(order.lamps, try await send(lamps, order.action))
        } catch let failure as any OrderFailure {
            await line.failed(order.lamps, failure)
        } catch {
            await line.breakOff(error)
        }
    }
}
