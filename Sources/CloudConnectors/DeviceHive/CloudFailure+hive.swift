import Connectivity

extension CloudFailure {
    /// What a status means that DeviceHive answers with, over REST or over a WebSocket, which counts alike.
    init(hive status: Int, _ words: String, retryAfter: Duration? = nil) {
        switch status {
        case 401: self = .tokenIsOver
        case 403: self = .notAllowed("do that (\(words))")
        case 429, 503: self = .busy(retryAfter)
        default: self = .trouble(status: status, words)
        }
    }

    /// What an answer over REST means that is not the one that was wanted.
    init(hive answer: WebAnswer) {
        self.init(hive: answer.status, answer.hiveWords ?? "", retryAfter: answer.retryAfter)
    }

    /// A right that is needed to do anything at all is not in the token: nothing gets better by trying again soon.
    static func lacks(_ right: HiveRight) -> CloudFailure {
        .missing("the account may not \(right.words): its token does not have \(right.name)")
    }
}

extension WebAnswer {
    /// What DeviceHive says besides the status; `nil` if it says nothing, as something in between would.
    var hiveWords: String? { json?["message"]?.string.map { String($0.prefix(200)) } }
}
