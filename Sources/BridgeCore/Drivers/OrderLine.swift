import HomeModel

/// One lamp in the book.
struct OrderLine: Sendable {
    /// The longest transition that is waited for. What a lamp says later is told, even if it is on its way.
    static let longestTransition = Duration.seconds(5)

    /// An order that was delivered.
    struct Expected: Sendable {
        var action: LightAction
        var deadline: Duration
    }

    var abilities = LightAbilities(dims: false)
    /// What the lamp itself said last, each attribute by itself.
    var said = LightReading()
    var waiting: LightAction?
    /// Uptime since which an order waits.
    var waitingSince = Duration.zero
    var underWay: LightAction?
    var expected: Expected?
    /// Uptime before which nothing more may be sent to it.
    var earliest = Duration.zero

    var isBusy: Bool { waiting != nil || underWay != nil }

    /// Uptime at which it is too late for the order that waits to go out, or for the one that was delivered to be followed.
    func deadline(_ limits: OrderLimits) -> Duration? {
        if underWay != nil { return nil }
        if waiting != nil { return limits.patience.map { waitingSince + $0 } }
        return expected?.deadline
    }
}
