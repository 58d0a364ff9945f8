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
    private static let mostRefusals = 32

    private let lights: SharedLights
    private let line: ModeHubLine
    private let mirror: ModeMirror?
    private let world: World
    private let logger: Logger
    private var news = ShareNews(interval: .milliseconds(250))
    private var refusals: [ModeHubRefusal] = []
    private var toldAll: Duration?
    private var isAsked = true
    private nonisolated let wakes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(lights: SharedLights, line: ModeHubLine, mirror: ModeMirror?, world: World, logger: Logger) {
        self.lights = lights
        self.line = line
        self.mirror = mirror
        self.world = world
        self.logger = logger
    }

    /// Works until the connection is lost. What lights are set to is told at once, and whenever it is different.
    func run(_ messages: WebSocketMessages) async throws {
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

    private nonisolated func wake() { wakes.continuation.yield() }

    private func obey(_ messages: WebSocketMessages) async throws {
        for try await message in messages {
            guard case .text(let text) = message, let command = ModeHubCommand(text) else {
                logger.debug("a command of MODE's cloud that is none", metadata: ["device": "\(line.place.device)"])
                continue
            }
            switch command {
            case .query: isAsked = true
            case .light(let target, let patch): refuse(await set(target, to: patch))
            }
            wake()
        }
        throw CloudFailure.connection(.lost("the cloud said goodbye"))
    }

    private func set(_ target: ModeHubCommand.Target, to patch: LightPatch) async -> [ModeHubRefusal] {
        let meant = lights.all.filter { shown in
            switch target {
            case .id(let id): shown.light.id == ResourceID(id)
            case .name(let name): shown.light.name == name
            }
        }
        guard let light = meant.first?.light.id else { return [ModeHubRefusal(target: target, reason: .noSuchLight)] }
        guard meant.count == 1 else { return [ModeHubRefusal(target: target, reason: .severalLights)] }
        do {
            return ModeHubRefusal.of(try await lights.set(light, to: patch), target)
        } catch .refused(.notAllowed) {
            return [ModeHubRefusal(target: target, reason: .notAllowed)]
        } catch .refused(.notFound) {
            return [ModeHubRefusal(target: target, reason: .noSuchLight)]
        } catch {
            return [ModeHubRefusal(target: target, reason: .failed)]
        }
    }

    private func refuse(_ more: [ModeHubRefusal]) {
        refusals += more.prefix(max(Self.mostRefusals - refusals.count, 0))
    }

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
        let telling = news.look(lights.all, at: world.now().uptime)
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
