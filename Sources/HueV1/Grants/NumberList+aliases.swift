import HomeModel

extension NumberList {
    /// The numbers of those things for which `isKept` holds.
    func keeping(_ isKept: (ResourceID) -> Bool) -> NumberList {
        NumberList(entries.filter { isKept($0.id) })
    }

    /// The same things with other numbers for some. Whatever had such a number before gets the smallest one that nobody has,
    /// in ascending order of the numbers they had, so that the same numbers and aliases always give the same list.
    ///
    /// - Parameter aliases: other numbers, from 1, each for one thing. Those of things that are not in the list count for
    ///   nothing.
    func putting(_ aliases: [ResourceID: Int]) -> NumberList {
        let own = entries.compactMap { entry in aliases[entry.id].map { Entry(number: $0, id: entry.id) } }
        guard !own.isEmpty else { return self }
        let claimed = Set(own.map(\.number))
        let others = entries.filter { aliases[$0.id] == nil }
        let staying = others.filter { !claimed.contains($0.number) }
        var taken = claimed.union(staying.map(\.number))
        var free = 1
        let moved = others.filter { claimed.contains($0.number) }.map { entry in
            while taken.contains(free) { free += 1 }
            taken.insert(free)
            return Entry(number: free, id: entry.id)
        }
        return NumberList(own + staying + moved)
    }
}
