import Connectivity
import Foundation
import GRDB
import HTTPTypes

/// One request on its way through the rules: what was asked, when, and the letters that come of it.
struct RuuviCall {
    let request: EmulatorRequest
    let db: Database
    let now: Date
    /// Random, as secrets must be.
    let clock: EmulatorClock
    let settings: RuuviSettings
    var letters: [Outbox.Letter] = []

    /// The members of the body, whatever type the client says that it has: pages send JSON as plain text.
    func body() throws(RuuviError) -> [String: JSONValue] {
        guard let members = request.json?.object else { throw .badFormat }
        return members
    }

    /// A member of the body that is a text, without spaces around it; `nil` if there is none.
    func text(_ name: String) throws(RuuviError) -> String? {
        try body()[name]?.string?.trimmingCharacters(in: .whitespaces)
    }

    /// Whether it is asked in today's words. `tag` and `sensor` tell; without either, the dialect decides.
    var isModern: Bool {
        if says("sensor") { return true }
        return says("tag") ? false : settings.dialect != .seed
    }

    /// What the tag is called by, in whichever dialect.
    var tagName: String? {
        let member = isModern ? "sensor" : "tag"
        return request.query(member) ?? request.json?[member]?.string
    }

    /// A yes in the query, in one of the ways that clients write it.
    func isSet(_ name: String) -> Bool { ["true", "1"].contains(request.query(name)?.lowercased()) }

    /// Whose token came with the request; `nil` if none came.
    func caller() throws -> RuuviUser? {
        guard let token else { return nil }
        guard let kept = try RuuviToken.fetchOne(db, key: RuuviSecret.hash(token)),
            let user = try RuuviUser.fetchOne(db, key: kept.userId)
        else { throw unauthorized }
        return user
    }

    /// The user who asks, and there must be one.
    func user() throws -> RuuviUser {
        guard let user = try caller() else { throw unauthorized }
        return user
    }

    func succeed(_ data: [String: JSONValue]) -> EmulatorAnswer {
        EmulatorAnswer(200, ["result": "success", "data": .object(data)])
    }

    private var unauthorized: RuuviError { RuuviError(settings.unauthorizedStatus, "Unauthorized request.", "ER_UNAUTHORIZED") }

    private func says(_ name: String) -> Bool { request.query(name) != nil || request.json?[name] != nil }

    /// The documentation calls the header by either name, and servers take the token without `Bearer`, too.
    private var token: String? {
        let name = HTTPField.Name("Authentication")
        guard let field = request.headers[.authorization] ?? name.flatMap({ request.headers[$0] }) else { return nil }
        let text = field.trimmingCharacters(in: .whitespaces)
        return text.lowercased().hasPrefix("bearer ") ? text.dropFirst(7).trimmingCharacters(in: .whitespaces) : text
    }
}
