/// The secrets of one account, by name: `password`, `token`, `refreshToken`. Whoever holds it can read and change them; they
/// are sealed where they are kept.
package protocol SecretDrawer: Sendable {
    /// A secret; `nil` if there is none.
    func secret(_ name: String) async -> String?

    /// Keeps a secret, or forgets it with `nil`. Secrets that cannot be written are kept in memory and the owner is told.
    func keep(_ name: String, _ secret: String?) async
}
