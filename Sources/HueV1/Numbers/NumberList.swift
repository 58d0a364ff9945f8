package import HomeModel

/// Which number stands for what, in ascending order.
package struct NumberList: Sendable, Codable, Equatable {
    /// One number and what it stands for.
    package struct Entry: Sendable, Codable, Equatable {
        /// The number, from 1.
        package let number: Int
        /// What it stands for.
        package let id: ResourceID
    }

    /// All of them, in ascending order.
    package private(set) var entries: [Entry] = []
    private var numbers: [ResourceID: Int] = [:]

    init() {}

    init(_ entries: [Entry]) {
        self.entries = entries.sorted { $0.number < $1.number }
        numbers = Dictionary(self.entries.map { ($0.id, $0.number) }, uniquingKeysWith: min)
    }

    /// What a number stands for, if anything.
    package subscript(number: Int) -> ResourceID? {
        let at = entries.partitioningIndex { $0.number >= number }
        return at < entries.count && entries[at].number == number ? entries[at].id : nil
    }

    /// The number of something, if it has one.
    package func number(of id: ResourceID) -> Int? { numbers[id] }

    /// - Parameter scattered: whether a new number is one that looks drawn at random, 1…65535, and not the smallest.
    mutating func follow(_ event: Change.Event, _ id: ResourceID, scattered: Bool = false) {
        if event == .removed { remove(id) } else if scattered { scatter(id) } else { add(id) }
    }

    /// A number made of the id, which was drawn at random; the next free one if somebody has it.
    private mutating func scatter(_ id: ResourceID) {
        guard numbers[id] == nil, numbers.count < 65_535 else { return }
        let bytes = id.bytes
        var number = max(Int(bytes[0]) << 8 | Int(bytes[1]), 1)
        while self[number] != nil { number = number % 65_535 + 1 }
        entries.insert(Entry(number: number, id: id), at: entries.partitioningIndex { $0.number >= number })
        numbers[id] = number
    }

    /// The smallest number that is free, which is what the next new thing gets.
    package var free: Int { gap + 1 }

    /// Where the smallest free number would stand.
    private var gap: Int {
        // Entries are ascending from 1 without repeats, so up to the first gap each stands one before its number.
        entries.count == entries.last?.number
            ? entries.count : entries.enumerated().first { $0.offset + 1 != $0.element.number }?.offset ?? entries.count
    }

    private mutating func add(_ id: ResourceID) {
        guard numbers[id] == nil else { return }
        let (number, place) = (free, gap)
        entries.insert(Entry(number: number, id: id), at: place)
        numbers[id] = number
    }

    private mutating func remove(_ id: ResourceID) {
        guard let number = numbers.removeValue(forKey: id) else { return }
        entries.removeAll { $0.number == number }
    }

    /// Reads the entries; who has which number follows from them.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Entry].self))
    }

    /// Writes the entries alone.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }
}

extension Array {
    /// Where the elements begin for which `belongs` holds; the array must have all others before them.
    func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
