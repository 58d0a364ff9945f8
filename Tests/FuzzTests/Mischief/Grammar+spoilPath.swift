extension Grammar {
    /// Does something to what follows the key in a path. The key itself is left alone.
    mutating func spoilPath(_ request: inout Request) -> String {
        let front = request.key.map { "/api/" + $0 } ?? ""
        var segments = request.path.dropFirst(front.count).split(separator: "/").map(String.init)
        let what = spoil(&segments)
        request.path = front + segments.map { "/" + $0 }.joined()
        if request.path.isEmpty { request.path = "/" }
        if chance.percent(10) { request.path += chance.pick(["/", "//", "?", "?a=b&c", "#x", "?%"]) }
        return what
    }

    private mutating func spoil(_ segments: inout [String]) -> String {
        switch chance.int(1...8) {
        case 1 where !segments.isEmpty:
            segments.remove(at: chance.int(0...segments.count - 1))
            return "a segment less"
        case 2:
            let more = ["state", "config", "action", "lightstates", "new", "0", "1", "x", "", "..", ".", "lights", "whitelist"]
            segments.insert(chance.pick(more), at: chance.int(0...segments.count))
            return "a segment more"
        case 3...5 where segments.count > 1:
            segments[1] = oddID(segments[1])
            return "another id"
        case 6:
            if let gone = chance.any(memory.gone) { segments = gone.split(separator: "/").map(String.init) }
            return "something gone"
        case 7:
            let odd = [
                "%", "%zz", "%00", "%2F", "%6c%69ghts", "%C3%A9", "é", "{1}", "<b>", "a|b", "\\", "`", "~", "*", "+", ";a=b", ":",
            ]
            if segments.isEmpty { segments = [""] }
            segments[chance.int(0...segments.count - 1)] += chance.pick(odd)
            return "odd characters in the path"
        default:
            segments = [chance.pick(["Lights", "LIGHTS", "lightsXX", "light", "users", "clip", "outdoor", "info", "whitelist"])]
                + segments.dropFirst()
            return "another collection"
        }
    }

    private mutating func oddID(_ id: String) -> String {
        chance.pick([
            "0", "0" + id, "-1", "+" + id, "99", "65536", "abc", "1e3", "18446744073709551616", "new", "1.0", "٣", "%31",
            id + "%20", "null", String(repeating: "9", count: 300),
            chance.any(memory.paths)?.split(separator: "/").last.map(String.init) ?? id,
        ])
    }
}
