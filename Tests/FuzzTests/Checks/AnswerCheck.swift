import Foundation
import RawSockets

/// Looks whether an answer is one that a bridge may give (Docs/HueV1.md §1.2, §3).
struct AnswerCheck {
    let request: Request
    let answer: WireAnswer
    /// Keys that this answer must not show.
    let secrets: [String]
    private(set) var complaints: [String] = []
    /// What sort of answer it is.
    private(set) var kind = AnswerKind.page

    init(_ request: Request, _ answer: WireAnswer, secrets: [String]) {
        self.request = request
        self.answer = answer
        self.secrets = secrets
        run()
    }

    /// The answer's entries; empty if it has none.
    private(set) var entries: [[String: Any]] = []
    /// The answer's object, if it is one.
    private(set) var object: [String: Any]?

    private mutating func run() {
        let statuses = request.statuses
        guard statuses.contains(answer.status) else {
            complaints.append("status \(answer.status) instead of \(statuses.sorted())")
            return
        }
        guard answer.status == 200, request.isForAPI else { return }
        if answer.fields["content-type"] != "application/json" { complaints.append("no Content-Type of JSON") }
        if ["HEAD", "OPTIONS"].contains(request.method) {
            kind = .bare
            if !answer.body.isEmpty { complaints.append("a body after \(request.method)") }
            return
        }
        let text = String(decoding: answer.body, as: UTF8.self)
        for secret in secrets where text.contains(secret) { complaints.append("it shows another app's key") }
        do {
            read(try JSONSerialization.jsonObject(with: Data(answer.body)))
        } catch {
            complaints.append("no JSON")
        }
    }

    private mutating func read(_ json: Any) {
        if let object = json as? [String: Any] {
            if request.method != "GET" { complaints.append("an object in answer to \(request.method)") }
            self.object = object
            kind = .reading
        } else if request.path.contains("/info/timezones"), json is [String] {
            kind = .reading
        } else if let entries = json as? [[String: Any]] {
            self.entries = entries
            let check = EntryCheck(entries, method: request.method)
            complaints += check.complaints
            kind = check.kind
        } else {
            complaints.append("neither an object nor a list of entries")
        }
    }
}

/// What sort of answer there was.
enum AnswerKind: Hashable, Sendable {
    case reading, success, mixed, nothing, bare, page
    case error(Int)
}
