package import HomeModel

/// An order that goes out now: to one lamp, or to all lamps of a group for which there is one message.
package struct BoundOrder: Sendable, Hashable {
    /// The lamps it is for.
    package let lamps: [LightAddress]
    /// What they are to do.
    package let action: LightAction
}
