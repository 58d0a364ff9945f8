import Connectivity

/// The tags of an account and who has them, as a server lists them.
struct RuuviLedger: Sendable, Hashable {
    let things: [CloudThing]
    let shares: [CloudShareEntry]
    /// Whether the server is one of the first kind, which calls sensors tags and does not tell of shares.
    let saysTags: Bool

    /// - Parameters:
    ///   - data: the answer to `/sensors-dense` or `/user`.
    ///   - me: the account's own address.
    /// - Throws: `CloudFailure.notUnderstood` when there is no list.
    init(_ data: JSONValue, me: String) throws(CloudFailure) {
        saysTags = RuuviWords.saysTags(data)
        things = try RuuviWords.sensors(data).map { CloudThing(id: $0.spelling, name: $0.name ?? $0.spelling) }
        var shares: [CloudShareEntry] = []
        for words in data["sensors"]?.array ?? [] {
            guard let sensor = RuuviWords.sensor(words) else { continue }
            let thing = CloudThing(id: sensor.spelling, name: sensor.name ?? sensor.spelling)
            if let owner = words["owner"]?.string, !owner.isEmpty, owner.lowercased() != me.lowercased() {
                shares.append(CloudShareEntry(device: thing, person: owner, isTheirs: true))
            }
            for person in (words["sharedTo"]?.array ?? []).compactMap(\.string) {
                shares.append(CloudShareEntry(device: thing, person: person))
            }
        }
        self.shares = shares
    }

    /// Asks for it, in one question or in the two of an early server.
    static func ask(_ visit: RuuviVisit) async throws -> RuuviLedger {
        let user = try data(try await visit.client.ask(WebRequest("GET", "/user"), token: visit.token, isSeed: true))
        let me = (user["email"] ?? user["Email"])?.string ?? ""
        let path = "/sensors-dense?sharedToMe=true&sharedToOthers=true"
        let answer = try await visit.client.ask(WebRequest("GET", path), token: visit.token)
        if [404, 405].contains(answer.status) { return try RuuviLedger(user, me: me) }
        return try RuuviLedger(try data(answer), me: me)
    }

    private static func data(_ answer: WebAnswer) throws(CloudFailure) -> JSONValue {
        guard let data = answer.ruuviData else { throw .trouble(status: answer.status, answer.ruuviError) }
        return data
    }
}
