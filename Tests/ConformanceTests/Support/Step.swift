import PorchlightTestKit

/// One thing a row does, with what is expected of it.
struct Step: Sendable {
    /// Does it and says what was not as expected.
    let complaints: @Sendable (TestBridge, inout Names) async throws -> [String]
}

/// Who sends a request.
enum Sender: Sendable {
    /// User U of the checklist, whose key is put before the path.
    case me
    /// User V, another app.
    case other
    /// Nobody: the path is written in full.
    case nobody
    /// An app that registered in this row.
    case app(String)

    /// What goes before the path.
    var prefix: String {
        switch self {
        case .me: "/api/{U}"
        case .other: "/api/{V}"
        case .nobody: ""
        case .app(let name): "/api/{\(name)}"
        }
    }
}

func get(_ path: String, _ expected: Expectation..., by sender: Sender = .me) -> Step {
    ask(Request("GET", path), expected, sender)
}

func put(
    _ path: String, _ body: String, _ expected: Expectation..., by sender: Sender = .me, fields: [String: String] = [:]
) -> Step {
    ask(Request("PUT", path, body, fields: fields), expected, sender)
}

func post(
    _ path: String, _ body: String, _ expected: Expectation..., by sender: Sender = .me, fields: [String: String] = [:]
) -> Step {
    ask(Request("POST", path, body, fields: fields), expected, sender)
}

func delete(_ path: String, _ expected: Expectation..., by sender: Sender = .me) -> Step {
    ask(Request("DELETE", path), expected, sender)
}

/// Any other request.
func send(_ request: Request, _ expected: Expectation..., by sender: Sender = .me) -> Step {
    ask(request, expected, sender)
}

/// Presses the link button.
func press() -> Step {
    Step { bridge, _ in
        try await bridge.press()
        return []
    }
}

/// Lets told time pass.
func pass(seconds: Double) -> Step {
    Step { bridge, _ in
        try await bridge.advance(by: .milliseconds(Int64(seconds * 1000)))
        return []
    }
}

/// Takes a lamp out of reach.
func cutOff(light: Int) -> Step {
    Step { bridge, _ in
        try await bridge.misbehave(light: light, unreachable: true)
        return []
    }
}

private func ask(_ request: Request, _ expected: [Expectation], _ sender: Sender) -> Step {
    Step { bridge, names in
        let answer = try await bridge.send(request.filled(names, from: sender))
        return try expected.compactMap { expectation in
            try expectation.complaint(answer, &names).map { "\(request): \($0); it said \(answer.text.prefix(400))" }
        }
    }
}
