import Connectivity

/// What MODE's answers mean when they are not what was asked for.
///
/// MODE says 403 both for what makes no sense and for what may not be; only the reason in the body tells them apart. Whoever
/// gets no reason takes it for `UNKNOWN`, as MODE's own clients do.
enum ModeAnswers {
    /// Why a cloud that answered so does not do what is wanted.
    ///
    /// - Parameter what: what was wanted, as in "the account may not …".
    static func failure(_ answer: WebAnswer, to what: String) -> CloudFailure {
        switch answer.status {
        case 401: .tokenIsOver
        case 403 where reason(answer) == "DEVICE_OFFLINE": .deviceIsAway
        case 403: .notAllowed("\(what) (\(reason(answer)))")
        case 429, 503: .busy(answer.retryAfter)
        case 200..<300: .notUnderstood("it answered \(answer.status) when asked to \(what)")
        default: .trouble(status: answer.status, body(answer).map(words) ?? "")
        }
    }

    /// Why nobody was logged in. A 403 with a reason is the word of MODE about these credentials; anything else may come from
    /// whoever stands in between. A key that is shown along with the request is declined without a word, as any key is.
    static func logInFailure(_ answer: WebAnswer, showingKey: Bool = false) -> CloudFailure {
        if answer.status == 401, showingKey { return .declined("the project key is not accepted") }
        if answer.status == 403, let reason = body(answer) { return .declined(words(for: reason)) }
        switch answer.status {
        case 429, 503: return .busy(answer.retryAfter)
        default: return .trouble(status: answer.status, "when asked to log in")
        }
    }

    /// Why a WebSocket was declined.
    static func refusal(_ failure: ConnectionFailure, to what: String) -> CloudFailure {
        guard case .refused(let status, let body) = failure else { return .connection(failure) }
        return self.failure(WebAnswer(status: status, body: Array(body.utf8)), to: what)
    }

    /// MODE's own word for why it refuses.
    static func reason(_ answer: WebAnswer) -> String { body(answer) ?? "UNKNOWN" }

    private static func body(_ answer: WebAnswer) -> String? {
        answer.json?["reason"]?.string.map { String($0.prefix(100)) }
    }

    private static func words(for reason: String) -> String {
        switch reason {
        case "INCORRECT_PASSWORD": "the password is wrong"
        case "UNKNOWN_EMAIL": "it knows nobody with this e-mail address"
        case "USER_UNVERIFIED": "the e-mail address has not been verified yet"
        case "INVALID_AUTH_CODE": "the code is wrong or too old"
        case "INVALID_USER_ID": "it knows nobody with this user id"
        case "INVALID_PHONE_NUMBER": "this is not a phone number"
        case "INVALID_EMAIL": "this is not an e-mail address"
        default: reason
        }
    }
}
