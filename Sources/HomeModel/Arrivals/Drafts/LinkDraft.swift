/// A list of resources somebody wants to make.
package struct LinkDraft: Sendable, Hashable, Codable {
    /// A random id for it.
    package var id: ResourceID
    /// What to call it, 1…32 bytes; a taken name gets a number.
    package var name: String
    /// What it is about.
    package var description: String
    /// What sort of list it is, by the app's own count.
    package var classID: Int
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What it lists.
    package var targets: [ResourceReference]

    /// Makes a draft.
    package init(
        id: ResourceID, name: String, description: String = "", classID: Int, isDisposable: Bool = false,
        targets: [ResourceReference]
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.classID = classID
        self.isDisposable = isDisposable
        self.targets = targets
    }
}

/// New values for some attributes of a list of resources.
package struct LinkPatch: Sendable, Hashable, Codable {
    /// What it is called.
    package var name: String?
    /// What it is about.
    package var description: String?
    /// What sort of list it is.
    package var classID: Int?
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool?
    /// What it lists.
    package var targets: [ResourceReference]?

    /// Makes a patch that changes nothing.
    package init() {}
}
