import BridgeCore
import Connectivity
import Foundation
import HomeModel

extension EWeLinkHouse {
    /// Whether any device is at hand.
    var hasAnyAtHand: Bool { roster?.hasAnyAtHand ?? false }

    /// Whether any device is known, from a list or from before.
    var hasAny: Bool { get async { await !current().ids.isEmpty } }

    /// The LAN has news.
    func hear(_ news: EWeLinkLanNews) async {
        _ = await current()
        switch news {
        case .said(let id, let word):
            let isNew = roster?.device(id) == nil
            post(roster?.hear(word, from: id, at: now))
            if let said = words(of: id) { watches.hear(id, said) }
            if isNew, roster?.device(id) != nil { await keep() }
        case .back(let id, let place):
            post(roster?.reachAtHand(id, true, at: now))
            await keep(place, of: id)
        case .lost(let id): post(roster?.reachAtHand(id, false, at: now))
        case .keyNeeded: break
        }
    }

    /// A device was told something on the LAN, and took it.
    func touch(_ id: String) { roster?.touch(id, at: now) }

    /// Nobody can speak with the cloud any more.
    func loseCloud() { post(roster?.loseCloud(at: now)) }

    /// Whom one could speak with is to be found out anew.
    func forgetReach() async {
        _ = await current()
        roster?.forgetReach(at: now)
    }

    /// What a device said last.
    func words(of id: String) -> EWeLinkParams? { roster?.device(id)?.params }

    /// Whether a device goes back to off by itself a moment after it was switched on.
    func givesImpulses(_ id: String) -> Bool {
        guard let said = words(of: id) else { return false }
        return said["pulse"] == "on" || said["pulses"]?.array?.contains { $0["pulse"] == "on" } == true
    }

    /// Has an order on its way watched; the number is for `wasShown` and `endWatch`.
    func watch(for params: EWeLinkParams, _ id: String) -> Int { watches.begin(params, of: id) }

    /// Whether the device said since then that it is set so.
    func wasShown(_ watch: Int) -> Bool { watches.wasShown(watch) }

    /// A device took what it was told. If it said so already, whatever it is set to now came after that.
    func take(_ params: EWeLinkParams, by id: String, watched watch: Int) {
        if !wasShown(watch) { take(params, by: id) }
        endWatch(watch)
    }

    /// The order is no longer on its way.
    func endWatch(_ watch: Int) { watches.end(watch) }

    /// The key of a device; `nil` if the account does not have it.
    func devicekey(of id: String) async -> String? {
        let key = await current().device(id)?.devicekey
        return key?.isEmpty == true ? nil : key
    }

    /// Where devices were when they were last at hand, so that they need not be looked for.
    var places: [String: EWeLinkLanPlace] {
        get async {
            guard let text = await secrets.secret("places") else { return [:] }
            return (try? JSONDecoder().decode([String: EWeLinkLanPlace].self, from: Data(text.utf8))) ?? [:]
        }
    }

    private func keep(_ place: EWeLinkLanPlace, of id: String) async {
        var places = await places
        guard roster?.device(id) != nil, places[id] != place else { return }
        places[id] = place
        guard let text = try? JSONEncoder().encode(places) else { return }
        await secrets.keep("places", String(decoding: text, as: UTF8.self))
    }
}
