import BridgeCore
import Foundation
import HomeModel

extension ControlDesk {
    /// How many batches are read at once, so that reading far back does not hold the bridge up.
    private static let page = 500

    /// What changed lately, oldest first. Names are those that things have now.
    func history(_ filter: HistoryFilter) async throws(ControlProblem) -> [ControlEvent.ChangeLine] {
        let wanted = HistoryWish(
            causes: try filter.app.map { word throws(ControlProblem) in try causes(of: word) },
            light: try filter.light.map { word throws(ControlProblem) in try find(light: word).light },
            since: filter.since)
        let snapshot = bridge.published.snapshot
        var lines: [ControlEvent.ChangeLine] = []
        var before: UInt64?
        repeat {
            let batches = try await batches(before: before)
            for batch in batches {
                guard lines.count < filter.limit, wanted.since.map({ batch.at >= $0 }) ?? true else {
                    return lines.prefix(filter.limit).reversed()
                }
                lines += self.lines(of: Announcement(batch: wanted.part(of: batch), snapshot: snapshot)).reversed()
            }
            before = batches.last?.number
        } while before != nil
        return lines.prefix(filter.limit).reversed()
    }

    private func batches(before: UInt64?) async throws(ControlProblem) -> [Batch] {
        do {
            return try await bridge.history(limit: Self.page, before: before)
        } catch {
            throw ControlProblem("the history cannot be read: \(error)")
        }
    }

    /// An app by itself, and the rules and schedules that it made.
    private func causes(of word: String) throws(ControlProblem) -> Set<Caller> {
        let (app, home) = (try find(app: word).id, home)
        var causes: Set<Caller> = [.app(app)]
        for rule in home.rules.all where rule.maker == app { causes.insert(.rule(rule.id)) }
        for schedule in home.schedules.all where schedule.maker == app { causes.insert(.schedule(schedule.id)) }
        return causes
    }
}

/// What of the history somebody wants to see.
private struct HistoryWish {
    let causes: Set<Caller>?
    let light: Light?
    let since: Date?

    /// The part of a batch that is wanted; all its changes, or none, or those of one light and its device.
    func part(of batch: Batch) -> Batch {
        var part = batch
        if let causes, !causes.contains(batch.cause) { part.changes = [] }
        if let light { part.changes.removeAll { $0.resource.id != light.id && $0.resource.id != light.owner } }
        return part
    }
}
