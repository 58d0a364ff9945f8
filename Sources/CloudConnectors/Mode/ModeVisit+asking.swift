import BridgeCore
import HomeModel
import Logging

/// What a visit asks by itself.
extension ModeVisit {
    /// Whatever makes a list seem old, none is asked for sooner.
    private static let shortestInterval = Duration.seconds(5)

    /// Asks for a list; what is different from the one before.
    func list() async throws -> [BackendNews] {
        roster.startListing()
        let news = roster.take(try await client.devices(inHomesNamed: account.settings))
        for case .found(let device) in news where device.isReachable { Int(device.identity).map { questions.add($0) } }
        return news
    }

    /// Asks for another list whenever the last one seems old.
    func keepListing(_ port: BackendPort) async throws {
        for await _ in listWakes.stream {
            for news in try await list() { await port.hear(news) }
            try await world.sleep(for: Self.shortestInterval)
        }
        throw CancellationError()
    }

    /// Has the list seem old every now and then.
    func ring(every interval: Duration) async throws {
        while true {
            try await world.sleep(for: interval)
            listWakes.continuation.yield()
        }
    }

    /// Has devices say what they are set to or read, which nobody else knows.
    func ask(_ port: BackendPort) async throws {
        for await _ in questions.wakes {
            while let device = questions.next() {
                do {
                    try await client.command(ModeWords.query, to: "\(device)")
                    try await world.sleep(for: ModeQuestions.interval)
                } catch CloudFailure.deviceIsAway {
                    for news in roster.reach(device, false) { await port.hear(news) }
                } catch CloudFailure.notAllowed(let what) {
                    // One device that may not be spoken to is no reason to lose the others.
                    logger.debug("a device is not asked", metadata: ["device": "\(device)", "error": "\(what)"])
                } catch CloudFailure.busy(let wait) {
                    questions.add(device)
                    try await world.sleep(for: wait ?? .seconds(2))
                }
            }
        }
        throw CancellationError()
    }
}
