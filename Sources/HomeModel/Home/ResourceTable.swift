/// All resources of one kind, in the order they came.
///
/// Copying a home is the bridge's transaction, so a copy must stay cheap however large the home is: entries live in
/// chunks, and changing one entry of a copy copies its chunk and the short list of chunks, not the table. Only adding
/// and removing cost more with size.
package struct ResourceTable<Entry: Resource>: Sendable {
    @usableFromInline static var chunkSize: Int { 32 }

    @usableFromInline var chunks: [[Entry?]] = []
    @usableFromInline var slots: [ResourceID: Int] = [:]

    /// Makes an empty table.
    package init() {}

    /// How many resources there are.
    package var count: Int { slots.count }

    /// The resource with this id, if there is one.
    ///
    /// Inlinable, as every reading of a face passes here: from another module a generic table is slow to look into.
    @inlinable package subscript(id: ResourceID) -> Entry? {
        guard let slot = slots[id] else { return nil }
        return chunks[slot / Self.chunkSize][slot % Self.chunkSize]
    }

    /// Whether there is a resource with this id.
    @inlinable package func contains(_ id: ResourceID) -> Bool { slots[id] != nil }

    /// Where a resource stands in the order they came: the smaller, the earlier. Good until one is taken out.
    func place(of id: ResourceID) -> Int? { slots[id] }

    /// All resources, in the order they came.
    package var all: some Sequence<Entry> {
        chunks.lazy.joined().compactMap { $0 }
    }

    /// Adds a resource behind the others, or replaces the one with the same id.
    package mutating func put(_ entry: Entry) {
        if let slot = slots[entry.id] {
            chunks[slot / Self.chunkSize][slot % Self.chunkSize] = entry
            return
        }
        if chunks.last.map({ $0.count == Self.chunkSize }) ?? true { chunks.append([]) }
        chunks[chunks.count - 1].append(entry)
        slots[entry.id] = (chunks.count - 1) * Self.chunkSize + chunks[chunks.count - 1].count - 1
    }

    /// Changes one resource in place; `nil` if there is none with this id.
    package mutating func update<Answer, Failure: Error>(
        _ id: ResourceID, _ change: (inout Entry) throws(Failure) -> Answer
    ) throws(Failure) -> Answer? {
        guard let slot = slots[id], var entry = self[id] else { return nil }
        let answer = try change(&entry)
        chunks[slot / Self.chunkSize][slot % Self.chunkSize] = entry
        return answer
    }

    /// The resources that `part` keeps, each as it leaves them, in the same order.
    func compactMap(_ part: (Entry) -> Entry?) -> ResourceTable {
        var kept = ResourceTable()
        for entry in all {
            if let entry = part(entry) { kept.put(entry) }
        }
        return kept
    }

    /// Takes a resource out; says what it was.
    @discardableResult
    package mutating func remove(_ id: ResourceID) -> Entry? {
        guard let removed = self[id] else { return nil }
        let rest = all.filter { $0.id != id }
        self = ResourceTable()
        for entry in rest { put(entry) }
        return removed
    }
}

extension ResourceTable {
    /// The wanted name, cut to what a name may be long, or the next like it that no other resource here has.
    ///
    /// - Parameter id: the resource that is to have it, whose own name is free.
    func freeName(_ wanted: String, for id: ResourceID? = nil, _ name: (Entry) -> String) -> String {
        ResourceName.unique(wanted, among: Set(all.filter { $0.id != id }.map(name)))
    }
}
