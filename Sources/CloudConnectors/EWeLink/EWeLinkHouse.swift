package import BridgeCore
import Foundation
import HomeModel

/// Has an account's roster for all who speak with its devices, and keeps it.
package actor EWeLinkHouse {
    private let driver: String
    let secrets: any SecretDrawer
    private let world: World
    var roster: EWeLinkRoster?
    private var listed: Set<String> = []
    var watches = EWeLinkWatches()
    private var outbox: AsyncStream<EWeLinkTold>.Continuation?
    private var keptFacts: Set<[String]> = []

    /// Makes one; what was kept is looked for when it is needed.
    package init(_ account: CloudAccount, secrets: any SecretDrawer, world: World) {
        driver = account.driver
        self.secrets = secrets
        self.world = world
    }

    var now: Date { world.now().utc }

    /// What there is to tell from now on; nobody else is told any more.
    func open() -> AsyncStream<EWeLinkTold> {
        let (stream, continuation) = AsyncStream.makeStream(of: EWeLinkTold.self)
        outbox?.finish()
        outbox = continuation
        return stream
    }

    func post(_ news: [BackendNews]?) { for piece in news ?? [] { outbox?.yield(.news(piece)) } }

    /// Tells everything as it is now.
    func showAll() async {
        _ = await current()
        outbox?.yield(.everything(roster?.devices ?? []))
    }

    /// Returns when everything that was decided so far was told, or when the task is cancelled.
    private func drained() async {
        let (stream, mark) = AsyncStream.makeStream(of: Void.self)
        guard let outbox, case .enqueued = outbox.yield(.mark(mark)) else { return }
        for await _ in stream {}
    }

    /// The roster as it is now.
    package func current() async -> EWeLinkRoster {
        if let roster { return roster }
        let kept = await secrets.secret("devices")
        if let roster { return roster }
        let roster = EWeLinkRoster(driver: driver, kept: kept)
        self.roster = roster
        return roster
    }

    /// Takes in a list of everything that the account has, which tells what is different from before. It is kept when something
    /// about it is different that does not change by itself.
    ///
    /// - Parameter asked: when it was asked for. What was learnt of a device since then is newer.
    func take(_ list: [EWeLinkDevice], asked: Date) async {
        _ = await current()
        post(roster?.take(list, asked: asked, at: now))
        listed = Set(list.map(\.id))
        let facts = Set(list.map { [$0.id, $0.name, "\($0.uiid)", $0.apikey, $0.devicekey] })
        if facts != keptFacts {
            keptFacts = facts
            await keep()
        }
    }

    /// Keeps the devices with their keys.
    func keep() async {
        if let roster { await secrets.keep("devices", roster.kept) }
    }

    /// Whether the account listed this device, whatever the home makes of it.
    func knows(_ id: String) -> Bool { listed.contains(id) }

    /// A device says something by way of the cloud.
    ///
    /// - Returns: whether it is to be heard again later, since a device at hand may have said something newer.
    func hear(_ params: EWeLinkParams, from id: String) async -> Bool {
        _ = await current()
        post(roster?.hear(params, from: id, at: now))
        return roster?.isDeferred(id) ?? false
    }

    /// What was put off of what a device said is heard now, unless it was superseded.
    func hearDeferred(_ id: String) { post(roster?.hearDeferred(id, at: now)) }

    /// Somebody was asked what a device said last, which is no sign of life.
    ///
    /// - Parameter asked: when; what was learnt since then is newer.
    func recall(_ params: EWeLinkParams, of id: String, asked: Date) async {
        _ = await current()
        post(roster?.recall(params, of: id, asked: asked, at: now))
    }

    /// A device took what it was told. The home learns of it with the receipt for the order.
    func take(_ params: EWeLinkParams, by id: String) { roster?.take(params, by: id, at: now) }

    /// A device came within reach or went out of it.
    func reach(_ id: String, _ isReachable: Bool) async {
        _ = await current()
        post(roster?.reach(id, isReachable, at: now))
    }

    /// Carries out an order on some road.
    ///
    /// - Throws: `CloudFailure.deviceIsAway`, `.notFollowed`; what the road throws.
    func carryOut(_ action: LightAction, at lamp: LightAddress, on road: any EWeLinkRoad) async throws -> OrderReceipt {
        let frames = await current().frames(for: action, at: lamp)
        if action.effect.map({ $0 != .none }) ?? false, frames.isEmpty {
            throw CloudFailure.notFollowed("there is no word for effects")
        }
        guard await current().device(lamp.identity) != nil else { throw CloudFailure.deviceIsAway }
        do {
            if !frames.isEmpty { try await road.send(frames, to: lamp.identity) }
        } catch CloudFailure.deviceIsAway {
            roster?.lose(lamp.identity)
            throw CloudFailure.deviceIsAway
        } catch {
            // It may have taken some of it, which nobody else says.
            if let reading = roster?.reading(of: lamp) { post([.light(lamp, reading)]) }
            await drained()
            throw error
        }
        roster?.remember(action, as: frames, at: lamp)
        // What it said meanwhile is told first.
        await drained()
        return roster?.reading(of: lamp).map(OrderReceipt.followed) ?? .accepted
    }
}
