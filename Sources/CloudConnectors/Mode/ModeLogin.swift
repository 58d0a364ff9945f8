import Connectivity

/// How the user of an account proves who they are. Each MODE project has one of these ways.
enum ModeLogin: Sendable, Hashable {
    /// An e-mail address and a password.
    case email(String)
    /// A phone number, and a code that is sent there.
    case phone(String)
    /// A user id, vouched for by the key of a project that brings its own users.
    case user(String)

    /// The way that an account's settings say.
    ///
    /// - Throws: `CloudFailure.missing`.
    init(_ settings: [String: String]) throws(CloudFailure) {
        func setting(_ name: String) -> String? { settings[name].flatMap { $0.isEmpty ? nil : $0 } }
        guard setting("projectId") != nil else { throw .missing("the account does not say which MODE project it is of") }
        if let email = setting("email") {
            self = .email(email)
        } else if let number = setting("phoneNumber") {
            self = .phone(number)
        } else if let id = setting("userId") {
            self = .user(id)
        } else {
            throw .missing("the account has no e-mail address, no phone number and no user id to log in with")
        }
    }

    /// The name of the secret that it takes.
    var secret: String {
        switch self {
        case .email: "password"
        case .phone: "code"
        case .user: "projectKey"
        }
    }

    /// Whether the cloud tells such a user of events as they happen.
    var hearsEvents: Bool {
        switch self {
        case .email, .phone: true
        case .user: false
        }
    }

    /// Asks for a key.
    func request(_ settings: [String: String], secret: String) -> WebRequest {
        var form = ["projectId": settings["projectId"] ?? ""]
        form["appId"] = settings["appId"]
        var headers: [String: String] = [:]
        switch self {
        case .email(let email): form.merge(["email": email, "password": secret]) { $1 }
        case .phone(let number): form.merge(["phoneNumber": number, "code": secret]) { $1 }
        case .user(let id):
            form["userId"] = id
            headers = ModeKey.header(secret)
        }
        return WebRequest("POST", "/auth/user", headers: headers, form: form)
    }

    /// Has a code sent; `nil` for those who need none.
    func codeRequest(_ settings: [String: String]) -> WebRequest? {
        guard case .phone(let number) = self else { return nil }
        return WebRequest(
            "POST", "/auth/user/sms", form: ["projectId": settings["projectId"] ?? "", "phoneNumber": number])
    }
}

/// The key of a session, and whose it is.
struct ModeKey: Sendable, Hashable {
    let token: String
    let user: Int

    /// How a request shows a key. Never in the address, since addresses end up in logs.
    static func header(_ token: String) -> [String: String] { ["Authorization": "ModeCloud " + token] }
}
