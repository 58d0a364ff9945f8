import BridgeCore
import GRDB
import HomeModel

extension Keeping {
    /// Writes everything; the caller makes one transaction of it.
    func write(to db: Database, historyLimit: Int) throws {
        let coder = RowCoder()
        for reference in removed {
            switch reference.kind {
            case .app: try AppRows(db).remove(reference.id)
            default: try ResourceRows(db, coder).remove(reference)
            }
        }
        for resource in written {
            switch resource {
            case let app as App: try AppRows(db).write(app)
            default: try ResourceRows(db, coder).write(resource)
            }
        }
        if let identity { try BridgeRows(db, coder).write(identity) }
        if let settings { try BridgeRows(db, coder).write(settings) }
        for (face, memory) in faces { try BridgeRows(db, coder).write(memory, of: face) }
        for batch in batches { try HistoryRows(db, coder).write(batch) }
        if !batches.isEmpty { try HistoryRows(db, coder).trim(to: historyLimit) }
    }
}

extension KeptHome {
    /// Reads everything but the history; `nil` if nothing was ever kept.
    init?(from db: Database) throws {
        let bridge = BridgeRows(db)
        let lastBatch = try HistoryRows(db).lastNumber()
        guard let identity = try bridge.identity() else {
            guard lastBatch == 0 else { throw UnreadableRow("identity", "it is missing, though the home has a history") }
            return nil
        }
        guard let settings = try bridge.settings() else {
            throw UnreadableRow("settings", "they are missing")
        }
        let apps: [any Resource] = try AppRows(db).all()
        self.init(
            identity: identity, settings: settings, resources: try ResourceRows(db).all() + apps,
            faces: try bridge.faces(), lastBatch: lastBatch)
    }
}
