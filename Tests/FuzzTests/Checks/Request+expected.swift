extension Request {
    /// The path without the query.
    private var place: Substring { path.prefix { $0 != "?" && $0 != "#" } }

    /// Whether the API answers, which speaks JSON whatever it is asked.
    var isForAPI: Bool { (place == "/api" || place.hasPrefix("/api/")) && place != "/api/nupnp" }

    /// Methods that HTTP knows.
    private var isKnownMethod: Bool { !["FROB", "get"].contains(method) }

    /// HTTP statuses that the answer may have. All but 200 are the web server's in front, where the API does not reach.
    var statuses: Set<Int> {
        if !isKnownMethod { return [400, 405, 501] }
        // Beyond 64 KiB a body is not read, where it would be.
        if body.count > 65_536 { return isForAPI ? [200, 413] : [404, 413] }
        let asked: Set<Int> = isForAPI ? [200] : [200, 404]
        // What is not ASCII has no place in a request line.
        return path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? asked : asked.union([400])
    }
}
