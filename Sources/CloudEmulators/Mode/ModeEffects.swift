import Foundation
import GRDB

/// Who listens on a socket: a device to commands, a session of a user to events.
enum ModeListener: Sendable, Hashable {
    case device(Int64)
    case session(Int64)
}

/// What is to be done once a request's changes are kept. Nobody is told of what was not kept.
struct ModeEffects: Sendable {
    var letters: [Outbox.Letter] = []
    var words: [(listener: ModeListener, text: String)] = []
    /// Whose sockets are to be closed, after the last word.
    var leaving: [ModeListener] = []

    /// Tells every session of every member of the event's home.
    mutating func announce(_ event: ModeEvent, _ db: Database) throws {
        let sessions = try Int64.fetchAll(
            db,
            sql: """
                SELECT session.id FROM session JOIN member ON member.userId = session.userId
                WHERE member.homeId = ? AND (expirationTime IS NULL OR expirationTime > ?)
                """,
            arguments: [event.homeId, event.time.timeIntervalSince1970])
        guard !sessions.isEmpty else { return }
        let text = event.text
        words += sessions.map { (.session($0), text) }
    }

    /// Ends every session of a user.
    mutating func endSessions(of user: Int64?, _ db: Database) throws {
        let sessions = ModeSession.filter(Column("userId") == user)
        leaving += try Int64.fetchAll(db, sessions.select(Column("id"))).map { .session($0) }
        try sessions.deleteAll(db)
    }

    /// Takes a device out of its home. One that was provisioned on demand has nowhere to go back to: its key ends.
    mutating func release(_ device: ModeDevice, _ db: Database) throws {
        var device = device
        if device.onDemand {
            if let id = device.id { leaving.append(.device(id)) }
            try device.delete(db)
        } else {
            device.release()
            try device.update(db)
        }
    }
}
