import BridgeCore
import Connectivity
import HomeModel
import Logging

/// One connection as a user, from the first list to the end.
actor ModeVisit {
    /// Homes are listed anew this often, since nobody says that a device joined or left one.
    private static let listInterval = Duration.seconds(300)
    /// A user who hears no events asks instead.
    private static let pollInterval = Duration.seconds(30)

    let client: ModeClient
    let account: CloudAccount
    let world: World
    let logger: Logger
    private let batteries: ModeBatteries
    var roster: ModeRoster
    private let homes: Set<Int>
    var questions = ModeQuestions()
    nonisolated let listWakes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(
        client: ModeClient, account: CloudAccount, roster: ModeRoster, batteries: ModeBatteries, world: World, logger: Logger
    ) {
        self.client = client
        self.account = account
        self.roster = roster
        self.batteries = batteries
        self.world = world
        self.logger = logger
        homes = ModeClient.homes(in: account.settings["homeIds"] ?? "")
    }

    /// Works until the connection is lost.
    ///
    /// - Parameter events: what the cloud says by itself; `nil` if it does not.
    func run(_ port: BackendPort, events: WebSocketMessages?) async throws {
        _ = try await list()
        await port.connected(roster.devices)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await port.carryOut { try await self.carryOut($1, at: $0, port) } }
            group.addTask { try await self.keepListing(port) }
            group.addTask { try await self.ring(every: events == nil ? Self.pollInterval : Self.listInterval) }
            if let events {
                group.addTask { try await self.hear(events, port) }
                group.addTask { try await self.ask(port) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func carryOut(_ action: LightAction, at lamp: LightAddress, _ port: BackendPort) async throws -> OrderReceipt {
        let cannot = action.effect.map { $0 != .none } ?? false
        guard let command = ModeWords.command(for: action) else {
            if cannot { throw CloudFailure.notFollowed("there is no word for effects") }
            return .accepted
        }
        do {
            try await client.command(command, to: lamp.identity)
        } catch let failure as CloudFailure {
            if failure == .deviceIsAway { _ = Int(lamp.identity).map { roster.reach($0, false) } }
            // Perhaps it left the home, which nobody says.
            listWakes.continuation.yield()
            throw failure
        }
        if cannot { await port.hear(.light(lamp, LightReading(effect: LightEffect.none))) }
        return .accepted
    }

    private func hear(_ events: WebSocketMessages, _ port: BackendPort) async throws {
        for try await message in events {
            guard case .text(let text) = message, let event = ModeEvent(text) else {
                logger.debug("an event of MODE's cloud that is none", metadata: ["account": "\(account.name)"])
                continue
            }
            guard homes.isEmpty || event.home.map(homes.contains) ?? true else { continue }
            let meaning = roster.take(event)
            if let device = meaning.unasked { questions.add(device) }
            if meaning.isListOld { listWakes.continuation.yield() }
            for news in meaning.news { await port.hear(news) }
            await batteries.keep(roster.batteries)
        }
        throw CloudFailure.connection(.lost("the cloud said goodbye"))
    }
}
