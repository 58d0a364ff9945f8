/// Why a command cannot be carried out. Each face finds its own words for it.
package enum Refusal: Error, Sendable, Hashable {
    /// There is no such thing, or none that the caller may know of.
    case notFound(ResourceReference)
    /// The caller may not do this.
    case notAllowed
    /// Nobody pressed the link button.
    case linkButtonNotPressed
    /// A value is not one that the attribute can have.
    case invalid(attribute: String)
    /// A device is in another room already.
    case inAnotherRoom(ResourceID)
    /// There is no more space for things of this kind.
    case full(ResourceKind)
    /// It belongs to the bridge or to a maker, so nobody may change it.
    case readOnly(ResourceReference)
    /// A rule or schedule needs it.
    case locked(ResourceReference)
    /// There are no lights in the group.
    case groupIsEmpty
    /// Another app streams to it.
    case isStreaming
    /// The condition with this index does not fit what it is about.
    case condition(Int)
    /// The action with this index is not one that rules and schedules do.
    case action(Int)
    /// What it speaks of is gone.
    case resourceDeleted
    /// The time has passed.
    case timeIsPast
    /// It needs a time zone, and the bridge has none.
    case noTimeZone
}
