import HTTPTypes

/// A method and a path, and who answers there.
struct ModeRoute: Sendable {
    typealias Handler = @Sendable (inout ModeCall) throws -> EmulatorAnswer
    /// Says whose WebSocket it would be, or throws why it is declined.
    typealias Listener = @Sendable (ModeCall) throws -> ModeListener

    let method: HTTPRequest.Method
    let pattern: PathPattern
    let handler: Handler
    /// Of a route that can become a WebSocket.
    let listener: Listener?

    init(_ method: HTTPRequest.Method, _ pattern: String, _ handler: @escaping Handler, socket listener: Listener? = nil) {
        self.method = method
        self.pattern = PathPattern(pattern)
        self.handler = handler
        self.listener = listener
    }

    /// What stands in the path where the pattern has a name in braces; `nil` if it is another path.
    func parameters(of request: EmulatorRequest) -> [String: String]? {
        request.method == method ? pattern.parameters(in: request.segments) : nil
    }

    /// The route of a request, and what stands in its path. MODE lists no 405: what is not in the table is not there.
    static func find(_ request: EmulatorRequest) -> (route: ModeRoute, parameters: [String: String])? {
        for route in table {
            if let parameters = route.parameters(of: request) { return (route, parameters) }
        }
        return nil
    }
}
