package import BridgeCore
import Foundation
package import HomeModel

/// Has an account's roster for all who speak with its devices, and keeps it.
package actor EWeLinkHouse {
    private let driver: String
    let secrets: any SecretDrawer
    private let world: World
    var roster: EWeLinkRoster?
    private var listed: Set<String> = []
    var watches = EWeLinkWatches()
    private var keptFacts: Set<[String]> = []

    /// Makes one; what was kept is looked for when it is needed.
    package init(_ account: CloudAccount, secrets: any SecretDrawer, world: World) {
        driver = account.driver
        self.secrets = secrets
        self.world = world
    }

    var now: Date { world.now().utc }

    /// The roster as it is now.
    package func current() async -> EWeLinkRoster {
        if let roster { return roster }
        let kept = await secrets.secret("devices")
        if let roster { return roster }
        let roster = EWeLinkRoster(driver: driver, kept: kept)
        self.roster = roster
        return roster
    }

    /// Takes in a list of everything that the account has. It is kept when something about it is different that does not change
    /// by itself.
    ///
    /// - Returns: what is different from before.
    package func take(_ list: [EWeLinkDevice]) async -> [CloudNews] {
        _ = await current()
        let news = roster?.take(list, at: now) ?? []
        listed = Set(list.map(\.id))
        let facts = Set(list.map { [$0.id, $0.name, "\($0.uiid)", $0.apikey, $0.devicekey] })
        if facts != keptFacts {
            keptFacts = facts
            await keep()
        }
        return news
    }

    /// Keeps the devices with their keys.
    func keep() async {
        if let roster { await secrets.keep("devices", roster.kept) }
    }

    /// Whether the account listed this device, whatever the home makes of it.
    func knows(_ id: String) -> Bool { listed.contains(id) }

    /// A device says something, on whichever way it comes.
    ///
    /// - Returns: what it means.
    package func hear(_ params: EWeLinkParams, from id: String) async -> [CloudNews] {
        _ = await current()
        return roster?.hear(params, from: id, at: now) ?? []
    }

    /// Somebody was asked what a device said last, which is no sign of life.
    ///
    /// - Returns: what it means.
    package func recall(_ params: EWeLinkParams, of id: String) async -> [CloudNews] {
        _ = await current()
        return roster?.recall(params, of: id, at: now) ?? []
    }

    /// A device came within reach or went out of it.
    package func reach(_ id: String, _ isReachable: Bool) async -> [CloudNews] {
        _ = await current()
        return roster?.reach(id, isReachable, at: now) ?? []
    }

    /// Carries out an order on some road.
    ///
    /// - Throws: `CloudFailure.deviceIsAway`, `.notFollowed`; what the road throws.
    package func carryOut(_ action: LightAction, at lamp: LightAddress, on road: any EWeLinkRoad) async throws -> OrderReceipt {
        let frames = await current().frames(for: action, at: lamp)
        if action.effect.map({ $0 != .none }) ?? false, frames.isEmpty {
            throw CloudFailure.notFollowed("there is no word for effects")
        }
        guard await current().device(lamp.identity) != nil else { throw CloudFailure.deviceIsAway }
        let wanted = frames.reduce(into: EWeLinkParams()) { $0 = $0.taking($1) }
        let watch = watch(for: wanted, lamp.identity)
        defer { endWatch(watch) }
        do {
            if !frames.isEmpty { try await road.send(frames, to: lamp.identity) }
        } catch CloudFailure.deviceIsAway {
            roster?.lose(lamp.identity)
            throw CloudFailure.deviceIsAway
        }
        // It said so already, and whatever it is set to now came after that.
        if wasShown(watch), let reading = roster?.reading(of: lamp) { return .followed(reading) }
        guard let reading = roster?.followed(frames, of: action, at: lamp) else { return .accepted }
        return .followed(reading)
    }
}
