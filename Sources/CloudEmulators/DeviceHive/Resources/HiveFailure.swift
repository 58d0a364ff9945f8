import Connectivity

/// Why a request is refused, in the words of the original server.
struct HiveFailure: Error, Sendable, Hashable {
    let status: Int
    /// `nil` for an answer without a body.
    let message: String?

    init(_ status: Int, _ message: String?) {
        self.status = status
        self.message = message
    }

    static let unauthorized = HiveFailure(401, "Unauthorized")
    static let expired = HiveFailure(401, "Token expired")
    static let denied = HiveFailure(403, "Access is denied")

    static func badRequest(_ message: String) -> HiveFailure { HiveFailure(400, message) }
    static func noDevice(_ id: String) -> HiveFailure { HiveFailure(404, "Device with such deviceId = \(id) not found") }
    static func noNetwork(_ id: Int64) -> HiveFailure { HiveFailure(404, "Network with id = \(id) not found") }
    static func noType(_ id: Int64) -> HiveFailure { HiveFailure(404, "Device type with id = \(id) not found") }
    static func noUser(_ id: Int64) -> HiveFailure { HiveFailure(404, "User with id = \(id) not found") }
    static func noCommand(_ id: Int64) -> HiveFailure { HiveFailure(404, "Command with id = \(id) not found") }
    static func noNotification(_ id: Int64) -> HiveFailure { HiveFailure(404, "Notification with id = \(id) not found") }

    /// As REST says it.
    var answer: EmulatorAnswer {
        guard let message else { return EmulatorAnswer(status) }
        return EmulatorAnswer(status, ["error": .int(Int64(status)), "message": .string(message)])
    }
}
