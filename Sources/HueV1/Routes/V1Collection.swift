/// The collections of v1, in the order of the full state less `config` (Docs/HueV1.md §17).
package enum V1Collection: String, Sendable, Hashable, CaseIterable {
    case lights, groups, schedules, scenes, rules, sensors, resourcelinks
}
