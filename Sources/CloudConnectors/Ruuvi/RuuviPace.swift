/// How often an account is asked. The cloud has no push, and wants to be left in peace.
struct RuuviPace: Sendable, Hashable {
    /// The longest wait that doubling leads to.
    private static let longest = Duration.seconds(900)
    /// The part of each wait that is left to chance, so that many homes do not ask at the same moment.
    private static let spread = 0.1

    let usual: Duration
    private(set) var current: Duration

    /// - Parameter setting: seconds as the owner wrote them; a minute if they did not.
    /// - Throws: `CloudFailure.missing` when they make no sense.
    init(setting: String?) throws(CloudFailure) {
        guard let seconds = setting.map({ Int($0) }) ?? 60, (1...3600).contains(seconds) else {
            throw .missing("the interval is a number of seconds, 1 to 3600")
        }
        usual = .seconds(seconds)
        current = usual
    }

    /// How long to wait until the next question.
    ///
    /// - Parameter chance: 0..<1.
    func wait(chance: Double) -> Duration { current + current * (Self.spread * chance) }

    /// The cloud has too much to do.
    ///
    /// - Parameter asked: how long it wants to be left alone, if it says.
    mutating func slowDown(_ asked: Duration?) {
        current = max(min(current * 2, max(Self.longest, usual)), asked ?? .zero)
    }

    /// The cloud answered.
    mutating func recover() { current = usual }
}
