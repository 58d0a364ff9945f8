package import Foundation
package import HomeModel

/// The small numbers by which v1 calls lights, sensors and groups (Docs/HueV1.md §2.1). No other face knows them.
///
/// A new thing gets the smallest number that is free. The numbers are kept with the home, in the same transaction.
package struct V1Numbers: FaceMemory, Codable, Equatable {
    /// The name under which they are kept.
    package static let face = "v1"

    /// Numbers of lights.
    package private(set) var lights = NumberList()
    /// Numbers of sensors.
    package private(set) var sensors = NumberList()
    /// Numbers of groups. Group 0 is the whole home and has no entry.
    package private(set) var groups = NumberList()

    /// Makes numbers for a home without anything in it.
    package init() {}

    /// Reads numbers that were kept.
    ///
    /// - Throws: a decoding error when the bytes are none.
    package init(kept: Data) throws {
        self = try JSONDecoder().decode(V1Numbers.self, from: kept)
    }

    /// The numbers as bytes to keep, the same for the same numbers.
    package func kept() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(self)
    }

    /// Gives numbers to what came and takes them from what went; says whether any is different now.
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
