package import Foundation
package import HomeModel

/// The small numbers by which v1 calls lights, sensors and groups (Docs/HueV1.md §2.1). No other face knows them.
///
/// A new thing gets the smallest number that is free. The numbers are kept with the home, in the same transaction.
package struct V1Numbers: FaceMemory, Codable, Equatable {
    /// The name under which they are kept.
    package static let face = "v1"

    /// Numbers of lights.
    package internal(set) var lights = NumberList()
    /// Numbers of sensors.
    package internal(set) var sensors = NumberList()
    /// Numbers of groups, which rooms and zones share. Group 0 is the whole home and has no entry.
    package internal(set) var groups = NumberList()
    /// Numbers of schedules.
    package internal(set) var schedules = NumberList()
    /// Numbers of rules.
    package internal(set) var rules = NumberList()
    /// Numbers of resource links, which look drawn at random.
    package internal(set) var resourceLinks = NumberList()
    /// Ids of scenes.
    package internal(set) var scenes = SceneIDs()

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
            case (let event, .room), (let event, .zone): groups.follow(event, change.resource.id)
            case (let event, .schedule): schedules.follow(event, change.resource.id)
            case (let event, .rule): rules.follow(event, change.resource.id)
            case (let event, .resourceLink): resourceLinks.follow(event, change.resource.id, scattered: true)
            case (let event, .scene): scenes.follow(event, change.resource.id, in: home)
            default: continue
            }
        }
        return self != before
    }

    /// Reads numbers, of which older Porchlights knew fewer sorts.
    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        lights = try kept.decode(NumberList.self, forKey: .lights)
        sensors = try kept.decode(NumberList.self, forKey: .sensors)
        groups = try kept.decode(NumberList.self, forKey: .groups)
        schedules = try kept.decodeIfPresent(NumberList.self, forKey: .schedules) ?? NumberList()
        rules = try kept.decodeIfPresent(NumberList.self, forKey: .rules) ?? NumberList()
        resourceLinks = try kept.decodeIfPresent(NumberList.self, forKey: .resourceLinks) ?? NumberList()
        scenes = try kept.decodeIfPresent(SceneIDs.self, forKey: .scenes) ?? SceneIDs()
    }
}
