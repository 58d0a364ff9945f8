import HTTPTypes

/// A method and a path, and who answers there.
struct EWeLinkRoute: Sendable {
    /// Answers from what is kept.
    typealias Handler = @Sendable (inout EWeLinkCall) throws -> JSONText
    /// Answers with what devices say, which takes its time.
    typealias LiveHandler = @Sendable (EWeLinkCloud, EmulatorRequest) async throws -> JSONText

    enum Answerer: Sendable {
        case kept(Handler)
        case live(LiveHandler)
    }

    let method: HTTPRequest.Method
    let pattern: PathPattern
    let style: EWeLinkError.Style
    let answerer: Answerer

    init(_ method: HTTPRequest.Method, _ pattern: String, _ handler: @escaping Handler, style: EWeLinkError.Style = .plain) {
        (self.method, self.pattern, self.style) = (method, PathPattern(pattern), style)
        answerer = .kept(handler)
    }

    init(_ method: HTTPRequest.Method, _ pattern: String, live handler: @escaping LiveHandler, style: EWeLinkError.Style) {
        (self.method, self.pattern, self.style) = (method, PathPattern(pattern), style)
        answerer = .live(handler)
    }

    /// What stands in the path where the pattern has a name in braces; `nil` if it is another path.
    func parameters(of request: EmulatorRequest) -> [String: String]? {
        request.method == method ? pattern.parameters(in: request.segments) : nil
    }

    static func find(_ request: EmulatorRequest) -> (route: EWeLinkRoute, parameters: [String: String])? {
        for route in table {
            if let parameters = route.parameters(of: request) { return (route, parameters) }
        }
        return nil
    }
}
