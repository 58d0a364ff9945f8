/// What the owner is told.
enum ESPWords {
    /// A device that only speaks with whoever has its key.
    static let encrypted =
        "it wants its API encrypted (Noise), which is not spoken here yet: take \"encryption:\" out from under \"api:\" in its "
        + "YAML, install that, and add it again"
    /// A device of before 2026.1 that wants a password.
    static let password = "it wants the password that stands under \"api:\" in its YAML"
    static let wrongPassword = "it does not take this password; the right one stands under \"api:\" in its YAML"
}
