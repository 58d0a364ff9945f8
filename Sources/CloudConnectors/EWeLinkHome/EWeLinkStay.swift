import BridgeCore
import Connectivity
import Foundation
import HomeModel
import Logging

/// One run of an account: its cloud, and its devices that are at hand, for as long as either can be spoken with.
actor EWeLinkStay {
    /// How long devices that are known are listened for before a cloud that is not there counts as the end.
    private static let hearing = Duration.seconds(5)

    let house: EWeLinkHouse
    let roads: EWeLinkRoads
    let logger: Logger
    private let port: BackendPort
    private let lan: EWeLinkLan?
    private let world: World
    private let cloud: @Sendable (EWeLinkStay) async throws -> Void
    private var isShown = false
    private nonisolated let shows = AsyncStream.makeStream(of: Void.self)

    /// - Parameter cloud: speaks with the cloud until the connection is lost.
    init(
        _ port: BackendPort, house: EWeLinkHouse, lan: EWeLinkLan?, world: World, logger: Logger,
        cloud: @escaping @Sendable (EWeLinkStay) async throws -> Void
    ) {
        self.port = port
        self.house = house
        self.lan = lan
        self.world = world
        self.logger = logger
        self.cloud = cloud
        roads = EWeLinkRoads(lan: lan, house: house)
    }

    /// Runs until neither the cloud nor any device can be spoken with.
    func run() async throws {
        await house.forgetReach()
        let told = await house.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let lan { group.addTask { try await lan.run { await self.hear($0) } } }
            group.addTask { try await self.tell(told) }
            group.addTask { try await self.carryOut() }
            group.addTask { try await self.keepCloud() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Shows the home what the account has, now that somebody was heard of it.
    private func show() async {
        isShown = true
        await house.showAll()
    }

    /// The cloud is connected, and gave its list.
    func connected(by road: any EWeLinkRoad, _ list: [EWeLinkDevice], asked: Date) async {
        await roads.lead(byCloud: road)
        await take(list, asked: asked)
        await show()
    }

    /// Takes in the cloud's list.
    func take(_ list: [EWeLinkDevice], asked: Date) async {
        await house.take(list, asked: asked)
        await lan?.keysChanged()
    }

    /// Tells the home what the house has to say. Before it is shown everything there is no use in pieces.
    private func tell(_ told: AsyncStream<EWeLinkTold>) async throws {
        var hasAll = false
        for await piece in told {
            switch piece {
            case .everything(let devices):
                hasAll = true
                await port.connected(devices)
                shows.continuation.finish()
            case .news(let news): if hasAll { await port.hear(news) }
            case .mark(let mark): mark.finish()
            }
        }
        throw CancellationError()
    }

    /// Orders wait until it is known what can be reached.
    private func carryOut() async throws {
        for await _ in shows.stream {}
        try Task.checkCancellation()
        try await port.carryOut { [house, roads] in try await house.carryOut($1, at: $0, on: roads) }
    }

    private func hear(_ news: EWeLinkLanNews) async {
        await house.hear(news)
        // A device at hand is worth showing, whether or not the cloud is there.
        if !isShown, await house.hasAnyAtHand { await show() }
        if case .keyNeeded(let id, let type, let isWrong) = news {
            logger.notice("a device on the LAN cannot be read", metadata: [
                "device": "\(id)", "type": "\(type)", "reason": isWrong ? "its key is another" : "it is not in the account",
            ])
        }
    }

    /// Has the cloud connected again and again, as long as devices are at hand meanwhile.
    private func keepCloud() async throws {
        let begun = world.now().uptime
        try await RestartLoop(.cloud, world: world).run {
            try await cloud(self)
            throw CloudFailure.connection(.lost("the cloud said goodbye"))
        } onEnd: { end in
            guard let failure = end.failure else { return }
            await roads.lead(byCloud: nil)
            guard lan != nil, await staysWithout(since: begun) else { throw failure }
            await house.loseCloud()
            await port.note("\(failure)")
        }
        throw CancellationError()
    }

    private func staysWithout(since begun: Duration) async -> Bool {
        if await house.hasAnyAtHand { return true }
        return await house.hasAny && world.now().uptime < begun + Self.hearing
    }
}
