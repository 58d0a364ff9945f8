package import BridgeCore
import Connectivity
package import HomeModel

/// What a connector hands its news to and gets its orders from.
package struct CloudPort: Sendable {
    let line: CloudLine

    /// Says that the account is logged in and has these devices. Those that the home knows of the account and that are not
    /// among them become unreachable. To be called before anything else, and again when the list was asked for anew.
    package func connected(_ devices: [CloudDevice]) async { await line.connected(devices) }

    /// Hands in something that the cloud said.
    package func hear(_ news: CloudNews) async { await line.hear(news) }

    /// Notes for the owner what is wrong, though the connection goes on without it.
    package func note(_ trouble: String) async { line.ledger.noted(trouble, at: line.world.now()) }

    /// Carries out orders until the task is cancelled: one at a time for each lamp, newer ones merged into the one that
    /// waits, no faster than the limits.
    ///
    /// - Parameter send: sends one order, and returns when the cloud took it. What fails for one device or one order
    ///   (`deviceIsAway`, `notFollowed`, `notAllowed`) is told to the home; `busy` has all orders wait; what the cloud is to blame
    ///   for (`trouble`, `notUnderstood`, no answer in time) ends the connection the third time in a row, anything else at once.
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
        } catch let failure as CloudFailure {
            await line.failed(lamp, failure)
        } catch let failure as ConnectionFailure {
            await line.failed(lamp, .connection(failure))
        } catch {
            await line.breakOff(error)
        }
    }
}

extension CloudFailure {
    /// Whom a failure of an order concerns.
    enum Concern: Sendable, Hashable {
        /// This order, or its device.
        case order
        /// All orders, for a while.
        case pause(Duration)
        /// The cloud, which may be better at the next order.
        case cloud
        /// The connection, which is no more.
        case connection
    }

    var concern: Concern {
        switch self {
        case .deviceIsAway, .notFollowed, .notAllowed: .order
        case .busy(let wait): .pause(wait ?? .seconds(2))
        case .trouble, .notUnderstood, .connection(.timedOut): .cloud
        default: .connection
        }
    }
}
