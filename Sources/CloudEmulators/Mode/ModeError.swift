import Connectivity

/// Why a request is refused: a status, and in the body a reason in MODE's words.
struct ModeError: Error, Sendable, Hashable {
    /// The reasons that MODE's own clients know.
    enum Reason: String, Sendable, Hashable {
        case invalidParameter = "INVALID_PARAMETER"
        case missingParameters = "MISSING_PARAMETERS"
        case invalidUserID = "INVALID_USER_ID"
        case unknownEmail = "UNKNOWN_EMAIL"
        case invalidEmail = "INVALID_EMAIL"
        case emailInUse = "EMAIL_IN_USE"
        case invalidPhoneNumber = "INVALID_PHONE_NUMBER"
        case incorrectPassword = "INCORRECT_PASSWORD"
        case passwordTooShort = "PASSWORD_TOO_SHORT"
        case passwordTooWeak = "PASSWORD_TOO_WEAK"
        case invalidToken = "INVALID_TOKEN"
        case invalidAuthCode = "INVALID_AUTH_CODE"
        case userExists = "USER_EXISTS"
        case userExistsUnverified = "USER_EXISTS_UNVERIFIED"
        case userUnverified = "USER_UNVERIFIED"
        case authorizationRequired = "AUTHORIZATION_REQUIRED"
        case insufficientAuth = "INSUFFICIENT_AUTH"
        case permissionDenied = "PERMISSION_DENIED"
        case membersOnly = "MEMBERS_ONLY"
        case memberExists = "MEMBER_EXISTS"
        case exceededMaxUsers = "EXCEEDED_MAX_USERS"
        case exceededMaxHomes = "EXCEEDED_MAX_HOMES"
        case deviceNotClaimable = "DEVICE_NOT_CLAIMABLE"
        case deviceAlreadyInHome = "DEVICE_ALREADY_IN_HOME"
        case deviceOffline = "DEVICE_OFFLINE"
        case databaseError = "DATABASE_ERROR"
        /// What clients take any reason for that they do not know: MODE names none for what is not there.
        case unknown = "UNKNOWN"
    }

    let status: Int
    let reason: Reason?
    let data: JSONValue?

    init(_ status: Int, _ reason: Reason?, _ data: JSONValue? = nil) {
        self.status = status
        self.reason = reason
        self.data = data
    }

    /// There is no valid key. The only refusal without a body.
    static let unauthorized = ModeError(401, nil)
    /// It does not exist, or the caller may not know that it does.
    static let absent = ModeError(404, .unknown)
    /// Where MODE lists no 404, a home that is not there is one like any other that the caller does not belong to.
    static let membersOnly = ModeError(403, .membersOnly)

    static func refused(_ reason: Reason) -> ModeError { ModeError(403, reason) }
    static func missing(_ name: String) -> ModeError { ModeError(403, .missingParameters, ["parameters": [.string(name)]]) }
    static func invalid(_ name: String) -> ModeError { ModeError(403, .invalidParameter, ["parameter": .string(name)]) }

    var answer: EmulatorAnswer {
        guard let reason else { return EmulatorAnswer(status) }
        var body: [String: JSONValue] = ["reason": .string(reason.rawValue)]
        body["data"] = data
        return EmulatorAnswer(status, .object(body))
    }
}
