/// What the owner is told.
enum ESPWords {
    /// A device whose API is encrypted.
    static let encrypted = "it wants the key of its API, which stands under \"api:\", \"encryption:\" in its YAML"
    static let noKey = "the key of its API is 44 characters, as they stand under \"api:\", \"encryption:\" in its YAML"
    static let wrongKey = "it does not take this key; the right one stands under \"api:\", \"encryption:\" in its YAML"
    /// A device of before 2026.1 that wants a password.
    static let password = "it wants the password that stands under \"api:\" in its YAML"
    static let wrongPassword = "it does not take this password; the right one stands under \"api:\" in its YAML"
    /// A device of before 2026.1 that has both.
    static let keyAndPassword =
        "it wants a password as well as its key: take \"password:\" out from under \"api:\" in its YAML, and install that"
    /// Somebody else, or a device that is spoken to in the wrong way.
    static let stranger = "it does not speak the native API of ESPHome"
    static let plain = "its API is not encrypted: add it without a key"
    static let garbled = "what cannot be decrypted"
}
