/// The lamps that should say what they are set to, each once, in the order in which that was found.
struct ModeQuestions: Sendable {
    /// Questions leave room for orders: there are ten a second at most.
    static let interval = Duration.milliseconds(100)

    /// Speaks up when there is a lamp to ask.
    let wakes: AsyncStream<Void>
    private let wakeUp: AsyncStream<Void>.Continuation
    private var lamps: [Int] = []

    init() {
        (wakes, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    mutating func add(_ lamp: Int) {
        if !lamps.contains(lamp) { lamps.append(lamp) }
        wakeUp.yield()
    }

    mutating func next() -> Int? { lamps.isEmpty ? nil : lamps.removeFirst() }
}
