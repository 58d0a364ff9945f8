extension Grammar {
    /// In how many of a hundred requests something is wrong on purpose.
    private static let mischiefShare = 22

    /// The next request: right, or with one or two things done to it.
    mutating func next() -> Request {
        var wish = wish()
        let endpoint = wish.endpoint
        var mischief: [String] = []
        let isBad = chance.percent(Self.mischiefShare)
        if isBad, let body = wish.body, chance.percent(55) {
            var (changed, what) = spoil(body)
            if chance.percent(25) { changed = spoil(changed).0 }
            (wish.body, mischief) = (changed, [what])
        }
        let key = key(of: wish)
        var request = Request(
            method: wish.method, path: (key.map { "/api/" + $0 } ?? "") + wish.path,
            body: Array((wish.body?.json ?? "").replacing(Request.ownKey, with: key ?? "").utf8),
            contentType: chance.pick([nil, "application/json", "application/x-www-form-urlencoded", "text/plain; charset=x"]),
            endpoint: endpoint, key: key, mischief: mischief)
        if isBad, mischief.isEmpty { spoil(&request) }
        return request
    }

    /// The key that a wish is sent with; `nil` when its path is whole already.
    private mutating func key(of wish: Wish) -> String? {
        switch wish.asker {
        case .nobody: nil
        case .stranger: "nobody-has-the-key-\(chance.int(1...99))"
        case .app: chance.percent(70) ? memory.keys.first : chance.pick(memory.keys)
        }
    }
}
