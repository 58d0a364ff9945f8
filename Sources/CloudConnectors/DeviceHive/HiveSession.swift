import Connectivity

/// One open WebSocket to DeviceHive: requests and their answers, and what is pushed in between.
actor HiveSession {
    /// How long an answer may take.
    static let patience = Duration.seconds(3)

    /// What the server says by itself, in order; to be read by one reader.
    nonisolated let pushes = HivePushes()
    /// Speaks up when a token had to be replaced because it was over: what was pushed until then may not have come.
    nonisolated let gaps: AsyncStream<Void>
    private nonisolated let gap: AsyncStream<Void>.Continuation
    private let connection: WebSocketConnection
    let web: WebClient
    private let clock: ConnectionClock
    let turns = Turns()
    nonisolated let tokens: HiveTokens
    private var matcher = HiveMatcher()
    private var waiting: [String: AsyncStream<HiveMatcher.Answer>.Continuation] = [:]
    private var isOver = false
    /// The token that the connection is authenticated with.
    private(set) var token: HiveToken

    init(_ connection: WebSocketConnection, web: WebClient, tokens: HiveTokens, token: HiveToken, clock: ConnectionClock) {
        self.connection = connection
        self.web = web
        self.tokens = tokens
        self.token = token
        self.clock = clock
        (gaps, gap) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Listens until the connection is lost.
    ///
    /// - Throws: why it is over.
    func listen() async throws {
        defer { end() }
        for try await message in connection.messages {
            guard case .text(let text) = message else { continue }
            switch try matcher.hear(text) {
            case .answer(let number, let answer): waiting.removeValue(forKey: number)?.yield(answer)
            case .push(let action, let message):
                try pushes.hear(HivePush(action: action, message: message), bytes: text.utf8.count)
            case .nothing: continue
            }
        }
        throw ConnectionFailure.lost("the server said goodbye")
    }

    /// Asks, and waits for the answer. A token that is no longer accepted is replaced, and then the request is repeated once, so
    /// that nothing is lost by it.
    ///
    /// - Throws: `CloudFailure` for what the server does not do; `ConnectionFailure`.
    @discardableResult
    func ask(_ action: String, _ members: [String: JSONValue] = [:]) async throws -> JSONValue {
        let used = token
        var answer = try await exchange(action, members)
        if case .failure(401, _) = answer {
            try await renew(after: used)
            gap.yield()
            answer = try await exchange(action, members)
        }
        switch answer {
        case .success(let message): return message
        case .failure(let code, let words): throw CloudFailure(hive: code, words)
        }
    }

    /// Asks once, and waits for the answer, whatever it is.
    func exchange(_ action: String, _ members: [String: JSONValue]) async throws -> HiveMatcher.Answer {
        guard !isOver else { throw ConnectionFailure.lost("it is no more") }
        let (number, text) = matcher.request(action, members)
        let (answers, answer) = AsyncStream.makeStream(of: HiveMatcher.Answer.self, bufferingPolicy: .bufferingOldest(1))
        waiting[number] = answer
        defer {
            matcher.giveUp(number)
            waiting[number] = nil
        }
        return try await clock.within(Self.patience) { [connection] in
            try await connection.send(text)
            for await answer in answers { return answer }
            try Task.checkCancellation()
            throw ConnectionFailure.lost("it went away while an answer was waited for")
        }
    }

    /// The connection is authenticated with a new token.
    func use(_ fresh: HiveToken) { token = fresh }

    private func end() {
        isOver = true
        for answer in waiting.values { answer.finish() }
        pushes.finish()
        gap.finish()
    }
}
