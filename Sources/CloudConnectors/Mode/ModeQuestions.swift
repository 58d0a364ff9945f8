/// The devices that should say what they are set to or read, each once, in the order in which that was found.
struct ModeQuestions: Sendable {
    /// Questions leave room for orders: there are ten a second at most.
    static let interval = Duration.milliseconds(100)

    /// Speaks up when there is a device to ask.
    let wakes: AsyncStream<Void>
    private let wakeUp: AsyncStream<Void>.Continuation
    private var devices: [Int] = []

    init() {
        (wakes, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    mutating func add(_ device: Int) {
        if !devices.contains(device) { devices.append(device) }
        wakeUp.yield()
    }

    mutating func next() -> Int? { devices.isEmpty ? nil : devices.removeFirst() }
}
