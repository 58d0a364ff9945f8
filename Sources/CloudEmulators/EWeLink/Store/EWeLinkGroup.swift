import Foundation
import GRDB

/// A group of somebody's devices.
struct EWeLinkGroup: EmulatorRecord {
    static let databaseTableName = "group"

    var id: String
    var user: String
    var name: String
    /// Where it stands among the user's groups, from 1.
    var place: Int
    var createdAt: Date

    var json: JSONText {
        ["id": .string(id), "name": .string(name), "index": .int(place), "createdAt": .moment(createdAt)]
    }

    static func of(_ user: String, _ db: Database) throws -> [EWeLinkGroup] {
        try filter(Column("user") == user).order(Column("place"), Column("createdAt")).fetchAll(db)
    }

    /// Makes room at a place: the group that is there and all later ones move up by one.
    ///
    /// - Parameters:
    ///   - wish: the place; 0 or `nil` for the end.
    ///   - id: the group that is to stand there, if it exists.
    /// - Returns: the place.
    static func makeRoom(at wish: Int?, for id: String?, of user: String, _ db: Database) throws -> Int {
        let others = try of(user, db).filter { $0.id != id }
        guard let place = wish, place > 0 else { return (others.map(\.place).max() ?? 0) + 1 }
        guard others.contains(where: { $0.place == place }) else { return place }
        for var other in others where other.place >= place {
            other.place += 1
            try other.update(db)
        }
        return place
    }

    /// The groups of a device after it was moved.
    ///
    /// - Parameters:
    ///   - source: the group it leaves; empty for none.
    ///   - target: the group it joins; empty for none.
    ///   - replacesAll: whether it leaves all others too.
    static func move(_ groups: [String], from source: String, to target: String, replacesAll: Bool) -> [String] {
        if replacesAll { return target.isEmpty ? [] : [target] }
        let isNew = !target.isEmpty && !groups.contains(target)
        guard let place = groups.firstIndex(of: source), !source.isEmpty else { return isNew ? groups + [target] : groups }
        var moved = groups
        if isNew { moved[place] = target } else { moved.remove(at: place) }
        return moved
    }
}
