import BridgeCore
import Connectivity
import HomeModel
import Logging

/// One connection as a hub, from the first word to the end.
actor ModeHubVisit {
    /// Grants end by themselves, without anybody saying so.
    private static let lookInterval = Duration.seconds(30)
    /// However often somebody asks, everything is told no more often than this.
    private static let queryInterval = Duration.seconds(1)

    let lights: SharedLights
    let line: ModeHubLine
    private let mirror: ModeMirror?
    private let ledger: BackendLedger
    private let world: World
    let logger: Logger
    private var news = ShareNews(interval: .milliseconds(250))
    var refusals: [ModeHubRefusal] = []
    private var toldAll: Duration?
    /// Whether somebody wants everything told.
    var isAsked = true
    private nonisolated let wakes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(
        lights: SharedLights, line: ModeHubLine, mirror: ModeMirror?, ledger: BackendLedger, world: World, logger: Logger
    ) {
        self.lights = lights
        self.line = line
        self.mirror = mirror
        self.ledger = ledger
        self.world = world
        self.logger = logger
    }

    /// Works until the connection is lost. What lights are set to is told at once, and whenever it is different.
    func run(_ messages: WebSocketMessages) async throws {
        ledger.connected(devices: lights.all.count, at: world.now())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.obey(messages) }
            group.addTask { try await self.keepTelling() }
            group.addTask { for await _ in self.lights.news() { self.wake() } }
            group.addTask {
                while true {
                    try await self.world.sleep(for: Self.lookInterval)
                    self.wake()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    nonisolated func wake() { wakes.continuation.yield() }

    private func keepTelling() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var alarm = Duration.zero
            wake()
            for await _ in wakes.stream {
                guard let due = try await tell() else { continue }
                let now = world.now().uptime
                // A timer that is running and rings sooner does for this, too.
                guard alarm <= now || due < alarm else { continue }
                alarm = due
                group.addTask {
                    try await self.world.sleepUntil(due)
                    self.wake()
                }
            }
        }
        throw CancellationError()
    }

    /// Tells what there is to tell; uptime at which there is more.
    private func tell() async throws -> Duration? {
        let dueAll = forgetIfAsked()
        let shown = lights.all
        ledger.count(devices: shown.count)
        let telling = news.look(shown, at: world.now().uptime)
        for shown in telling.changed {
            try await line.tell("light", ModeWords.data(of: shown))
            try await mirror?.keep(shown)
        }
        for gone in telling.gone { try await line.tell("gone", ["light": .string(gone.description)]) }
        try await mirror?.keepOnly(Set(lights.all.map(\.light.id)))
        while !refusals.isEmpty { try await line.tell("refused", refusals.removeFirst().data) }
        return [telling.due, dueAll].compactMap { $0 }.min()
    }

    private func forgetIfAsked() -> Duration? {
        guard isAsked else { return nil }
        let now = world.now().uptime
        if let toldAll, now < toldAll + Self.queryInterval { return toldAll + Self.queryInterval }
        isAsked = false
        toldAll = now
        news.forget()
        return nil
    }
}
