import RawSockets

/// A connection that stays open from request to request, and is made anew where the bridge ends it.
struct FuzzConnection {
    private let port: Int
    private var client: RawClient?

    init(port: Int) { self.port = port }

    /// Sends a request and waits for its answer; `nil` when none comes.
    mutating func ask(_ request: Request) async throws -> WireAnswer? {
        let (port, client) = (port, client)
        let (answer, used) = try await offPool {
            let client = try client ?? RawClient(port: port)
            client.send(request.bytes)
            return (client.readAnswer(hasBody: request.method != "HEAD"), client)
        }
        self.client = answer?.fields["connection"] == "keep-alive" ? used : nil
        return answer
    }
}
