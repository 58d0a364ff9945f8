import Connectivity

/// Why a request is refused, in Ruuvi's words.
struct RuuviError: Error, Sendable, Hashable {
    let status: Int
    /// `nil` for an empty body.
    let text: String?
    /// What today's servers add.
    var code: String?
    /// The member that says that it is an error: the documentation of `/get` has another one than everything else.
    var key = "result"

    init(_ status: Int, _ text: String?, _ code: String? = nil, key: String = "result") {
        self.status = status
        self.text = text
        self.code = code
        self.key = key
    }

    static let absent = RuuviError(404, "Not found.")
    static let noData = RuuviError(404, "Not found.", key: "status")
    static let forbidden = RuuviError(403, "Forbidden.", "ER_FORBIDDEN")
    static let unknownSensor = RuuviError(404, "Sensor not found.", "ER_SENSOR_NOT_FOUND")
    static let badFormat = RuuviError(400, "Invalid request format.", "ER_INVALID_FORMAT")
    static let internalError = RuuviError(500, "Unknown error occurred.", "ER_INTERNAL")

    /// - Parameter isModern: whether the code is told.
    func answer(isModern: Bool) -> EmulatorAnswer {
        guard let text else { return EmulatorAnswer(status) }
        var body: [String: JSONValue] = [key: "error", "error": .string(text)]
        if isModern { body["code"] = code.map { .string($0) } }
        return EmulatorAnswer(status, .object(body))
    }
}
