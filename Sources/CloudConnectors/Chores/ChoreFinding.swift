/// Finds what an owner means by a name or an id. It is a table without a clock or a cloud.
package struct ChoreFinding: Sendable {
    private struct Entry: Sendable {
        var id: String
        var name: String
    }

    private let noun: String
    private let account: String
    private var entries: [Entry] = []

    /// Makes an empty one.
    ///
    /// - Parameters:
    ///   - noun: what is looked for, such as `device`.
    ///   - account: the account's name.
    package init(_ noun: String, in account: String) {
        self.noun = noun
        self.account = account
    }

    /// Takes something in. The same id may have several names.
    package mutating func add(id: String, name: String) {
        entries.append(Entry(id: id, name: name))
    }

    /// The id of what is meant: by its id, the beginning of its id if that has four characters or more, or its name; capitals do
    /// not matter, nor do colons and dashes in ids.
    ///
    /// - Throws: when there is none or it could be several.
    package func find(_ word: String) throws(ChoreTrouble) -> String {
        let plain = Self.plain(word)
        let exact = ids { !plain.isEmpty && Self.plain($0.id) == plain }
        if let id = exact.first { return id }
        let named = ids { $0.name.lowercased() == word.lowercased() }
        let found = !named.isEmpty || plain.count < 4 ? named : ids { Self.plain($0.id).hasPrefix(plain) }
        guard let id = found.first else {
            throw ChoreTrouble("there is no \(noun) \"\(word)\" in \(account)")
        }
        guard found.count == 1 else {
            let ids = found.joined(separator: ", ")
            throw ChoreTrouble("\(found.count) \(noun)s are called \"\(word)\"; name one by its id: \(ids)")
        }
        return id
    }

    /// The ids of those that fit, each once, in the order in which they were taken in.
    private func ids(_ fits: (Entry) -> Bool) -> [String] {
        var seen: Set<String> = []
        return entries.filter { fits($0) && seen.insert($0.id).inserted }.map(\.id)
    }

    private static func plain(_ id: String) -> String {
        id.lowercased().filter { $0 != ":" && $0 != "-" }
    }
}
