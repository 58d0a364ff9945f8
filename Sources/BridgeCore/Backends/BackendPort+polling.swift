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
        var misses = 0
        while misses < most {
            let step = plan.step(at: world.now().uptime, await line.circumstances, chance: world.randomFraction())
            switch step {
            case .wait(let then): try await world.sleepUntil(then)
            case .ask:
                let answered = try await ask()
                plan.heard(answered, at: world.now().uptime)
                misses = answered ? 0 : misses + 1
            }
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
