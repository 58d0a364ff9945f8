import HTTPTypes

/// A method and a path, and who answers there.
struct RuuviRoute: Sendable {
    typealias Handler = @Sendable (inout RuuviCall) throws -> EmulatorAnswer

    let method: HTTPRequest.Method
    let path: String
    let handler: Handler
    /// Whether the first public documentation did not have it.
    let isModern: Bool

    init(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler, isModern: Bool = false) {
        self.method = method
        self.path = path
        self.handler = handler
        self.isModern = isModern
    }

    /// Every endpoint of the first public documentation, and where gateways post.
    static let seed = [
        RuuviRoute(.post, "register", RuuviSignIn.register),
        RuuviRoute(.get, "verify", RuuviSignIn.verify),
        RuuviRoute(.post, "claim", RuuviClaims.claim),
        RuuviRoute(.post, "share", RuuviShares.share),
        RuuviRoute(.get, "user", RuuviLists.user),
        RuuviRoute(.get, "get", RuuviReadings.get),
        RuuviRoute(.post, "record", RuuviIngest.record),
    ]

    /// Those of today that a home needs.
    static let modern = [
        RuuviRoute(.get, "sensors-dense", RuuviLists.dense, isModern: true),
        RuuviRoute(.get, "sensors", RuuviLists.sensors, isModern: true),
        RuuviRoute(.get, "check", RuuviClaims.check, isModern: true),
        RuuviRoute(.post, "unclaim", RuuviClaims.unclaim, isModern: true),
        RuuviRoute(.post, "unshare", RuuviShares.unshare, isModern: true),
        RuuviRoute(.post, "update", RuuviClaims.update, isModern: true),
    ]

    /// The route of a request; `nil` if there is none in this dialect.
    static func find(_ request: EmulatorRequest, _ dialect: RuuviSettings.Dialect) -> RuuviRoute? {
        guard request.segments.count == 1, let path = request.segments.first else { return nil }
        let table = dialect == .seed ? seed : seed + modern
        return table.first { $0.path == path && $0.method == request.method }
    }
}
