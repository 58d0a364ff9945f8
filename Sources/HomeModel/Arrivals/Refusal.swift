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
}
