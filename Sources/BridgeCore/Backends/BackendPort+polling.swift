import Foundation
import HomeModel

extension BackendPort {
    /// Asks a device again and again how it is set, as `PollPlan` has it, until the task is cancelled or it has not answered so
    /// often in a row that it is no longer there.
    ///
    /// - Parameters:
    ///   - interval: the usual time between two questions.
    ///   - misses: how many in a row are enough to believe that it is gone.
    ///   - ask: asks once, and hands in what it is told. Says whether there was an answer.
    /// - Throws: `CancellationError`, and what `ask` throws.
    package func poll(
        every interval: Duration, misses most: Int = 3, _ ask: @Sendable () async throws -> Bool
    ) async throws {
        let world = line.world
        var plan = PollPlan(every: interval, at: world.now().uptime, chance: world.randomFraction())
        var (misses, alarm) = (0, Duration?.none)
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            line.glance()
            for await _ in line.glances {
                let now = world.now().uptime
                switch plan.step(at: now, await line.circumstances, chance: world.randomFraction()) {
                case .ask:
                    let answered = try await ask()
                    plan.heard(answered, at: world.now().uptime)
                    misses = answered ? 0 : misses + 1
                    if misses == most { return }
                    line.glance()
                case .wait(let then):
                    guard alarm.map({ $0 <= now || then < $0 }) ?? true else { continue }
                    alarm = then
                    group.addTask {
                        try? await world.sleepUntil(then)
                        line.glance()
                    }
                }
            }
            throw CancellationError()
        }
    }
}

extension BackendLine {
    /// What polling takes into account.
    var circumstances: PollPlan.Circumstances {
        let lastUse = reports.lastAppUse
        let isWatched = lastUse.map { world.now().utc.timeIntervalSince($0).magnitude < PollPlan.attention.inSeconds } ?? false
        return PollPlan.Circumstances(isBusy: book.isBusy, lastOrder: lastOrder, settles: book.settles, isWatched: isWatched)
    }
}
