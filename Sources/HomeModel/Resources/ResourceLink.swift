/// Things that an app made together, bound by a list (Docs/HueV1.md §14).
package struct ResourceLink: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.resourceLink

    /// Its name for good.
    package let id: ResourceID
    /// What it is called, 1…32 bytes.
    package var name: String
    /// What it is about, up to `longestDescription` bytes.
    package var description: String
    /// What sort of list it is, by the app's own count; one of `classIDs`.
    package var classID: Int
    /// The app that made it; `nil` for the owner.
    package let maker: ResourceID?
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What it lists, in the order it was given. An app gives 1…`mostTargets`; what is gone leaves.
    package var targets: [ResourceReference]

    /// The most bytes of a description.
    package static let longestDescription = 64
    /// The most things in a list.
    package static let mostTargets = 64
    /// What sorts of lists can be counted.
    package static let classIDs = 0...65_535

    /// Makes a list out of what was asked for.
    package init(_ draft: LinkDraft, name: String, maker: ResourceID?) {
        id = draft.id
        self.name = name
        description = draft.description
        classID = draft.classID
        self.maker = maker
        isDisposable = draft.isDisposable
        targets = draft.targets
    }
}
