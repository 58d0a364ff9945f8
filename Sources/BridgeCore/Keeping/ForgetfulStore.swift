import HomeModel

/// Keeps nothing: the store of a bridge that lives for one test or one demonstration.
package struct ForgetfulStore: HomeStore {
    /// Makes a store.
    package init() {}

    package func load() -> KeptHome? { nil }

    package func save(_ keeping: Keeping) {}

    package func history(limit: Int) -> [Batch] { [] }
}
