package import Foundation
package import HomeModel

/// The small numbers by which v1 calls lights, sensors and groups (Docs/HueV1.md §2.1). No other face knows them.
///
/// A new thing gets the smallest number that is free. The numbers are kept with the home, in the same transaction.
package struct V1Numbers: FaceMemory, Codable, Equatable {
    package static let face = "v1"

    /// Numbers of lights.
    package private(set) var lights = NumberList()
    /// Numbers of sensors.
    package private(set) var sensors = NumberList()
    /// Numbers of groups. Group 0 is the whole home and has no entry.
    package private(set) var groups = NumberList()

    package init() {}

    package init(kept: Data) throws {
        self = try JSONDecoder().decode(V1Numbers.self, from: kept)
    }

    package func kept() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(self)
    }

    package mutating func follow(_ changes: [Change], in home: Home) -> Bool {
        let before = self
        for change in changes {
            switch (change.event, change.resource.kind) {
            case (.updated, _): continue
            case (let event, .light): lights.follow(event, change.resource.id)
            case (let event, .sensor): sensors.follow(event, change.resource.id)
            case (let event, .room): groups.follow(event, change.resource.id)
            default: continue
            }
        }
        return self != before
    }
}

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

    /// What a number stands for, if anything.
    package subscript(number: Int) -> ResourceID? {
        let at = entries.partitioningIndex { $0.number >= number }
        return at < entries.count && entries[at].number == number ? entries[at].id : nil
    }

    /// The number of something, if it has one.
    package func number(of id: ResourceID) -> Int? { numbers[id] }

    mutating func follow(_ event: Change.Event, _ id: ResourceID) {
        if event == .removed { remove(id) } else { add(id) }
    }

    private mutating func add(_ id: ResourceID) {
        guard numbers[id] == nil else { return }
        // Entries are ascending from 1 without repeats, so up to the first gap each stands one before its number.
        let gap = entries.count == entries.last?.number
            ? entries.count : entries.enumerated().first { $0.offset + 1 != $0.element.number }?.offset ?? entries.count
        entries.insert(Entry(number: gap + 1, id: id), at: gap)
        numbers[id] = gap + 1
    }

    private mutating func remove(_ id: ResourceID) {
        guard let number = numbers.removeValue(forKey: id) else { return }
        entries.removeAll { $0.number == number }
    }

    package init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([Entry].self).sorted { $0.number < $1.number }
        numbers = Dictionary(entries.map { ($0.id, $0.number) }, uniquingKeysWith: min)
    }

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
