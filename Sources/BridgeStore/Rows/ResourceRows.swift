import Foundation
import GRDB
import HomeModel

/// All resources but apps, each a row with its JSON.
struct ResourceRows {
    private let db: Database
    private let coder: RowCoder

    init(_ db: Database, _ coder: RowCoder = RowCoder()) {
        self.db = db
        self.coder = coder
    }

    /// Adds a resource behind the others, or replaces the one with the same id where it stands.
    func write(_ resource: some Resource) throws {
        let statement = try db.cachedStatement(sql: """
            INSERT INTO resources (kind, id, body) VALUES (?, ?, CAST(? AS TEXT))
            ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body
            """)
        let kind = type(of: resource).kind.rawValue
        try statement.execute(arguments: [kind, resource.id.description, try coder.encode(resource)])
    }

    func remove(_ reference: ResourceReference) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM resources WHERE kind = ? AND id = ?")
        try statement.execute(arguments: [reference.kind.rawValue, reference.id.description])
    }

    /// All of them, in the order they came.
    func all() throws -> [any Resource] {
        let statement = try db.cachedStatement(sql: "SELECT kind, id, body FROM resources ORDER BY position")
        let rows = try Row.fetchCursor(statement)
        var resources: [any Resource] = []
        while let row = try rows.next() { resources.append(try resource(in: row)) }
        return resources
    }

    private func resource(in row: Row) throws -> any Resource {
        let (kind, id) = (try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1))
        let name = "\(kind) \(id)"
        let resource: any Resource = switch ResourceKind(rawValue: kind) {
        case .device: try coder.decode(Device.self, from: row, at: 2, of: name)
        case .light: try coder.decode(Light.self, from: row, at: 2, of: name)
        case .room: try coder.decode(Room.self, from: row, at: 2, of: name)
        case .sensor: try coder.decode(Sensor.self, from: row, at: 2, of: name)
        case .zone: try coder.decode(Zone.self, from: row, at: 2, of: name)
        case .scene: try coder.decode(Scene.self, from: row, at: 2, of: name)
        case .schedule: try coder.decode(Schedule.self, from: row, at: 2, of: name)
        case .rule: try coder.decode(Rule.self, from: row, at: 2, of: name)
        case .resourceLink: try coder.decode(ResourceLink.self, from: row, at: 2, of: name)
        case .app, .settings, .identity, nil: throw UnreadableRow(name, "resources of this kind are not kept here")
        }
        guard resource.id.description == id else { throw UnreadableRow(name, "it calls itself \(resource.id)") }
        return resource
    }
}
