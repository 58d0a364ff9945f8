import RawSockets

/// What an answer is like as a message.
extension Expectation {
    static func status(_ status: Int) -> Expectation {
        Expectation { answer, _ in answer.status == status ? nil : "wanted HTTP \(status), not \(answer.status)" }
    }

    /// A header field has exactly this value.
    static func field(_ name: String, _ value: String) -> Expectation {
        Expectation { answer, _ in
            let told = answer.fields[name.lowercased()]
            return told == value ? nil : "wanted \(name): \(value), not \(told ?? "nothing")"
        }
    }

    /// The bridge closed the connection by itself, and said so before.
    static let closes = Expectation { answer, _ in
        answer.fields["connection"] == "close" && answer.ending == .closed ? nil : "wanted the connection to be closed"
    }

    /// The body is exactly this.
    static func text(_ text: String) -> Expectation {
        Expectation { answer, names in try answer.text == names.fill(text) ? nil : "wanted \(text)" }
    }

    /// The body contains this.
    static func says(_ piece: String) -> Expectation {
        Expectation { answer, names in try answer.text.contains(names.fill(piece)) ? nil : "wanted \(piece) in it" }
    }

    /// The body does not contain this.
    static func avoids(_ piece: String) -> Expectation {
        Expectation { answer, names in try answer.text.contains(names.fill(piece)) ? "wanted no \(piece) in it" : nil }
    }

    /// Keeps the whole body by a name.
    static func keeps(as name: String) -> Expectation {
        Expectation { answer, names in
            names[name] = answer.text
            return nil
        }
    }

    /// An app was let in; its key is kept by a name.
    ///
    /// - Parameter clientKey: whether it got one of those too.
    static func letsIn(_ name: String, clientKey: Bool = false) -> Expectation {
        Expectation { answer, names in
            let key = #""username":"(\#(Pattern.username))""#
            let secret = clientKey ? #","clientkey":"\#(Pattern.clientKey)""# : ""
            let pattern = try Regex(#"\[\{"success":\{\#(key)\#(secret)\}\}\]"#, as: (Substring, Substring).self)
            guard let match = try pattern.wholeMatch(in: answer.text) else { return "wanted a key" }
            names[name] = String(match.1)
            return nil
        }
    }
}
