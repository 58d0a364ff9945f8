import Foundation

/// The key of a device's encrypted API, as its owner finds it in its YAML: 32 bytes in Base64.
struct ESPNoiseKey: Sendable, Hashable {
    static let length = 32

    let bytes: [UInt8]

    /// - Returns: `nil` for what is no key.
    init?(_ text: String) {
        guard let data = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)), data.count == Self.length
        else { return nil }
        bytes = Array(data)
    }
}

/// What lets its owner in at a device.
enum ESPSecret: Sendable, Hashable {
    case none
    /// Of a device of before 2026.1, which is said plainly.
    case password(String)
    /// It is never said.
    case key(ESPNoiseKey)

    /// Whatever the owner gave.
    init(_ text: String?) {
        guard let text else { self = .none; return }
        self = ESPNoiseKey(text).map { .key($0) } ?? .password(text)
    }

    var key: ESPNoiseKey? { if case .key(let key) = self { key } else { nil } }
    var password: String? { if case .password(let password) = self { password } else { nil } }

    /// What the owner is told when a password is wanted and this was not it.
    var refusal: String {
        switch self {
        case .none: ESPWords.password
        case .password: ESPWords.wrongPassword
        case .key: ESPWords.keyAndPassword
        }
    }
}
