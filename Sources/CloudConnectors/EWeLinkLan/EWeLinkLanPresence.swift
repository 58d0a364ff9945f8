/// Whether a device is there, by its signs of life and its failures. Pure: time is an argument.
struct EWeLinkLanPresence: Sendable, Hashable {
    private let silence: Duration
    private let askAgain: Duration
    private let strikeSpan: Duration
    private(set) var isThere = false
    /// When it gave its last sign of life; before there was one, when it was thought of first.
    private(set) var lastLife: Duration
    private var strikes: [Duration] = []
    /// When to ask whether it is there.
    private(set) var nextAsk: Duration

    /// Nothing is known of it, so it is asked at once.
    init(_ settings: EWeLinkLanSettings, at now: Duration) {
        silence = settings.silence
        askAgain = settings.askAgain
        strikeSpan = settings.strikeSpan
        nextAsk = now
        lastLife = now
    }

    /// It gave a sign of life.
    mutating func live(at now: Duration) {
        isThere = true
        lastLife = now
        strikes = []
        nextAsk = now + silence
    }

    /// It was spoken to, and did not answer. One that is lost is asked as seldom as a silent one.
    mutating func strike(at now: Duration) {
        strikes = strikes.filter { now - $0 <= strikeSpan } + [now]
        if strikes.count >= 2 { isThere = false }
        nextAsk = now + (isThere ? askAgain : silence)
    }

    /// It is being asked: no second question meanwhile.
    mutating func asking(at now: Duration) { nextAsk = now + silence }
}
