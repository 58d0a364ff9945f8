import Connectivity

/// What eWeLink's cloud answers: an error number and words, or what was asked for. The status is 200 for nearly everything.
struct EWeLinkAnswer: Sendable, Hashable {
    /// 0 if all is well.
    let number: Int
    /// What it says beside a number.
    let words: String
    /// What was asked for: of the second API what is in the envelope.
    let data: JSONValue

    /// - Throws: `CloudFailure` for what does not come from the API itself.
    init(_ answer: WebAnswer, enveloped: Bool) throws(CloudFailure) {
        if [429, 503].contains(answer.status) { throw .busy(answer.retryAfter) }
        guard let json = answer.json, json.object != nil || json.array != nil else {
            // Somebody may stand in between who has no such page.
            if [401, 404].contains(answer.status) {
                (number, words, data) = (answer.status, "", [:])
                return
            }
            if answer.isSuccess { throw .notUnderstood("it does not answer in JSON") }
            throw .trouble(status: answer.status, "")
        }
        let stated = Self.number(json)
        if !answer.isSuccess, stated == 0 { throw .trouble(status: answer.status, Self.words(json)) }
        (number, words) = (stated, Self.words(json))
        data = enveloped ? json["data"] ?? [:] : json
    }

    /// The number may be missing, be written as text, or stand beside a text that takes its place.
    private static func number(_ json: JSONValue) -> Int {
        if let code = json["code"]?.int { return code }
        guard let error = json["error"] else { return 0 }
        return error.int ?? error.string.flatMap { Int($0) } ?? 400
    }

    private static func words(_ json: JSONValue) -> String {
        let said = ["msg", "info", "errmsg", "reason", "error"].lazy.compactMap { json[$0]?.string }.first { !$0.isEmpty }
        return String((said ?? "").prefix(100))
    }

    /// Where the account is at home, for somebody who asked elsewhere.
    var region: EWeLinkRegion? {
        guard [301, 10_004].contains(number) else { return nil }
        return data["region"]?.string.flatMap(EWeLinkRegion.init)
    }

    /// Whether the access token is not good, or not any more.
    var isUnauthorized: Bool { [401, 402].contains(number) }

    /// Why the cloud does not do what is wanted.
    ///
    /// - Parameter what: what was wanted, as in "the account may not …".
    func failure(to what: String) -> CloudFailure { CloudFailure(eWeLink: number, words, to: what) }

    /// Why nobody was signed in.
    var logInFailure: CloudFailure {
        switch number {
        case 401, 10_001: .declined("the password is wrong")
        case 404, 10_003: .declined("it knows nobody with this address or number")
        case 402: .declined("the e-mail address has not been activated yet")
        case 406, 407: .declined("the app id or its secret is not accepted")
        case 10_014: .declined("this cannot be a password")
        case 400: .declined(words.isEmpty ? "something is missing" : words)
        default: failure(to: "sign in")
        }
    }
}

extension CloudFailure {
    /// What a number means that the cloud gives for a refusal, on a socket or in an answer.
    init(eWeLink number: Int, _ words: String, to what: String) {
        self =
            switch number {
            case 401, 402: .tokenIsOver
            // A device that does not answer in time is as far away as one that is not connected.
            case 503, 504, 30_022, 4002: .deviceIsAway
            case 403, 405, 406, 407, 30_017: .notAllowed(words.isEmpty ? what : "\(what) (\(words))")
            case 412: .busy(.seconds(900))
            case 400: .notFollowed(words.isEmpty ? "it declines to \(what)" : words)
            default: .trouble(status: number, words)
            }
    }
}
