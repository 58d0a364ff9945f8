/// What a search for devices says while it goes on: one of these a line.
package struct ControlSearchEvent: Codable, Sendable, Hashable {
    /// A device that was met.
    package var found: ControlFind?
    /// What cannot be searched, with words for why.
    package var problem: String?
    /// Seconds that the search still lasts.
    package var left: Double?

    /// Makes an event.
    package init(found: ControlFind? = nil, problem: String? = nil, left: Double? = nil) {
        (self.found, self.problem, self.left) = (found, problem, left)
    }
}

/// A device that was met in a search.
package struct ControlFind: Codable, Sendable, Hashable {
    /// What it is taken in by.
    package var id: String
    /// Its kind.
    package var kind: String
    /// What it calls itself.
    package var name: String
    /// What it is, in its maker's words.
    package var model: String
    /// Where it was met; empty for what a backend speaks with.
    package var address: String
    /// Whether it was taken in.
    package var taken: Bool
    /// What the owner must give or do before it can be taken in; `nil` for nothing.
    package var need: String?

    /// Makes a report.
    package init(id: String, kind: String, name: String, model: String, address: String, taken: Bool, need: String?) {
        (self.id, self.kind, self.name, self.model) = (id, kind, name, model)
        (self.address, self.taken, self.need) = (address, taken, need)
    }
}
