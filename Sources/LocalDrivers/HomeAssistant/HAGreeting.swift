/// When devices are told that somebody listens to their discovery, as Home Assistant tells them when it starts: some make
/// themselves known only then.
package enum HAGreeting: String, Sendable, Hashable, CaseIterable {
    /// Home Assistant does so itself.
    case never
    /// When its owner searches for devices: whoever heard it before says the same once more, which does no harm.
    case searching
    /// With every connection too, for a house that has no Home Assistant.
    case always
}
