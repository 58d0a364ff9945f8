import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// What the LAN has to do with devices. A device at hand is heard here at once, and by way of the cloud up to some seconds
/// later: what it said meanwhile is newer.
extension EWeLinkRoster {
    /// The cloud is no news for so long after a device at hand was heard or spoken to: it is behind by up to two seconds.
    static let behind = 3.0

    /// Whether what the cloud says of a device is older than what is known.
    func isBehind(_ entry: Entry, at now: Date) -> Bool {
        guard entry.isAtHand, let heard = entry.heardAtHand else { return false }
        return abs(now.timeIntervalSince(heard)) < Self.behind
    }

    /// Whether any device is at hand.
    var hasAnyAtHand: Bool { entries.values.contains(where: \.isAtHand) }

    /// A device is at hand, or is no more.
    mutating func reachAtHand(_ id: String, _ isAtHand: Bool, at now: Date) -> [BackendNews] {
        reach(id, at: now) { entry in
            entry.isAtHand = isAtHand
            if isAtHand { entry.heard = now }
        }
    }

    /// A device says something on the LAN.
    ///
    /// - Returns: what it means; nothing for a device that the account has not, unless it speaks plainly: then it is nobody's.
    mutating func hear(_ word: EWeLinkLanWord, from id: String, at now: Date) -> [BackendNews] {
        if entries[id] == nil, word.isDIY { return meet(word, id, at: now) }
        guard var entry = entries[id] else { return [] }
        (entry.heardAtHand, entry.learnt, entry.deferred) = (now, now, nil)
        entries[id] = entry
        return reachAtHand(id, true, at: now) + take(word.params, of: id) { $0.readings(word.params, said: $1) }
    }

    /// A device was told something on the LAN, and took it.
    mutating func touch(_ id: String, at now: Date) {
        entries[id]?.heardAtHand = now
        entries[id]?.deferred = nil
    }

    /// Whether something that the cloud said of a device waits.
    func isDeferred(_ id: String) -> Bool { entries[id]?.deferred != nil }

    /// What the cloud said of a device, and nothing at hand has superseded, counts now.
    mutating func hearDeferred(_ id: String, at now: Date) -> [BackendNews] {
        guard let params = entries[id]?.deferred else { return [] }
        entries[id]?.deferred = nil
        entries[id]?.learnt = now
        return take(params, of: id) { $0.readings(params, said: $1) }
    }

    /// Nobody can speak with the cloud any more.
    ///
    /// - Returns: which devices cannot be reached by that.
    mutating func loseCloud(at now: Date) -> [BackendNews] { ids.flatMap { reach($0, false, at: now) } }

    /// Whom one could speak with is to be found out anew.
    mutating func forgetReach(at now: Date) {
        for id in ids {
            entries[id]?.isAtHand = false
            entries[id]?.heardAtHand = nil
            entries[id]?.deferred = nil
            _ = reach(id, false, at: now)
        }
    }

    private mutating func meet(_ word: EWeLinkLanWord, _ id: String, at now: Date) -> [BackendNews] {
        guard let uiid = Self.uiid(of: word), let model = EWeLinkModel(uiid: uiid) else { return [] }
        let device = EWeLinkDevice(
            id: id, name: "Sonoff \(id.suffix(4))", uiid: uiid, model: word.type, brand: "SONOFF", isOnline: false, params: word.params)
        let entry = Entry(
            device: device, model: model, heard: now, isReachable: true, isAtHand: true, heardAtHand: now, learnt: now, isDIY: true)
        entries[id] = entry
        return [.found(cloudDevice(entry))]
    }

    /// Devices in their mode for tinkerers do not say which kind they are; what they say tells.
    private static func uiid(of word: EWeLinkLanWord) -> Int? {
        if let outlets = word.params["switches"]?.array {
            return switch outlets.count {
            case 1: 77
            case 2, 3, 4: outlets.count
            default: nil
            }
        }
        let names = Set(word.params.keys)
        if names.contains("color") { return 104 }
        if names.contains("white") { return 103 }
        if names.isSuperset(of: ["switch", "brightness"]) { return 44 }
        return names.contains("switch") ? 1 : nil
    }
}
