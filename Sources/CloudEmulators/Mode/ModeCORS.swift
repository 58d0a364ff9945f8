import HTTPTypes

/// What lets a page from anywhere ask this cloud (Fetch standard, CORS protocol).
enum ModeCORS {
    static func fields(for method: HTTPRequest.Method) -> [(HTTPField.Name, String)] {
        method == .options ? always + preflight : always
    }

    private static let always = fields([
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Credentials", "false"),
        ("Access-Control-Expose-Headers", "X-Xsrf-Guard"),
    ])

    private static let preflight = fields([
        ("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS"),
        ("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Xsrf-Guard"),
        ("Access-Control-Max-Age", "86400"),
    ])

    private static func fields(_ pairs: [(String, String)]) -> [(HTTPField.Name, String)] {
        pairs.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }
}
