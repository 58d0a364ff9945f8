import HomeModel

/// One lamp in the book.
struct OrderLine: Sendable {
    /// The longest transition that is waited for. What a lamp says later is told, even if it is on its way.
    static let longestTransition = Duration.seconds(5)
    /// How often a lamp must say that it moves away from where it was sent before it is believed.
    static let strayWords = 2

    /// An order that was delivered.
    struct Expected: Sendable {
        var action: LightAction
        var deadline: Duration
        /// Whether the lamp has said that it follows; it may still say where it is on its way.
        var isFollowed = false
        /// Whether the lamp has said anything since.
        var hasSpoken = false
        /// How far from where it was sent the lamp said it is, 0 for there.
        var distance = 0.0
        /// How often in a row it said that it is further away than before.
        var strays = 0
    }

    var abilities = LightAbilities(dims: false)
    /// What the lamp itself said last, each attribute by itself.
    var said = LightReading()
    /// What it was last asked for without ever saying anything, where that is taken for following.
    var assumed = LightReading()
    /// Whether the lamp said something that the home was not told, since an order could still change it.
    var isUntold = false
    /// What it was asked for when it said so, in finer steps than its own.
    var meaning = LampScale()
    var waiting: LightAction?
    /// Uptime since which an order waits.
    var waitingSince = Duration.zero
    var underWay: LightAction?
    /// Whether the lamp said something new while an order was under way.
    var hasMoved = false
    var expected: Expected?
    /// Whether the latest order was never followed in words.
    var isUnconfirmed = false
    /// Uptime before which nothing more may be sent to it.
    var earliest = Duration.zero

    var isBusy: Bool { waiting != nil || underWay != nil }

    /// How the lamp is set, as far as can be known.
    var standing: LightReading {
        var known = said
        known.merge(assumed)
        return meaning.meant(by: known)
    }

    /// Whether nothing is under way that could change it.
    var isAtRest: Bool { !isBusy && expected == nil }

    /// What the home is to be told now.
    mutating func tell() -> LightReading {
        isUntold = false
        return standing
    }

    /// Nothing is expected any more. A lamp that was silent is assumed to have followed, if silence is trusted.
    mutating func expectNothing(_ limits: OrderLimits) {
        if let expected, limits.trustsSilence, !expected.hasSpoken, !expected.isFollowed { assume(expected.action) }
        expected = nil
    }

    /// The lamp is taken to do something.
    mutating func assume(_ action: LightAction) { assumed.merge(LightReading(following: action, abilities: abilities)) }

    /// What was assumed was not denied until something else happened: it is so.
    mutating func confirm() {
        said.merge(assumed)
        assumed = LightReading()
    }

    /// Uptime at which it is too late for the order that waits to go out, or for the one that was delivered to be followed.
    func deadline(_ limits: OrderLimits) -> Duration? {
        if underWay != nil { return nil }
        if waiting != nil { return limits.longestWait.map { waitingSince + $0 } }
        return expected?.deadline
    }

    /// The lamp says that it follows.
    mutating func follow(_ action: LightAction, stillReporting: Bool) {
        meaning = LampScale(said: said, asked: action, abilities: abilities)
        isUnconfirmed = false
        if stillReporting { expected?.isFollowed = true } else { expected = nil }
    }
}
