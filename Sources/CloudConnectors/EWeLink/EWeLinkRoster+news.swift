package import BridgeCore
import Connectivity
package import Foundation
import HomeModel

extension EWeLinkRoster {
    /// A sensor that speaks seldom is away when it has been silent for so long: two hours and five minutes.
    private static let longestSleep = 7500.0

    /// Takes in a list of everything that the account has.
    ///
    /// - Parameter asked: when it was asked for; what was learnt of a device since then is newer.
    /// - Returns: what is different from before.
    package mutating func take(_ list: [EWeLinkDevice], asked: Date? = nil, at now: Date) -> [BackendNews] {
        let before = entries
        entries = before.filter { $0.value.isDIY }
        var news: [BackendNews] = []
        for device in list {
            guard let model = EWeLinkModel(uiid: device.uiid) else { continue }
            var entry = Entry(device: device, model: model, isReachable: device.isOnline)
            if let known = before[device.id] {
                (entry.echoes, entry.heard) = (known.echoes, known.heard)
                (entry.isAtHand, entry.heardAtHand, entry.learnt) = (known.isAtHand, known.heardAtHand, known.learnt)
                entry.deferred = known.deferred
                if isNewer(known, than: device, asked: asked ?? now, at: now) {
                    entry.device.params = device.params.taking(known.device.params)
                }
            }
            entry.isReachable = isThere(entry, at: now)
            entries[device.id] = entry
        }
        for gone in before.keys.sorted() where entries[gone] == nil { news.append(.gone(identity: gone)) }
        for id in ids { news += entries[id].map { self.news($0, since: before[id]) } ?? [] }
        return news
    }

    /// Whether what is known of a device is newer than what a list says. A device at hand that the cloud does not reach was
    /// heard here last.
    private func isNewer(_ known: Entry, than listed: EWeLinkDevice, asked: Date, at now: Date) -> Bool {
        if let learnt = known.learnt, learnt >= asked { return true }
        return isBehind(known, at: now) || known.isAtHand && known.heardAtHand != nil && !listed.isOnline
    }

    /// A device came within reach or went out of it. One that sleeps is not away because nobody can reach it.
    package mutating func reach(_ id: String, _ isReachable: Bool, at now: Date) -> [BackendNews] {
        reach(id, at: now) { entry in
            entry.device.isOnline = isReachable
            if isReachable { entry.heard = now }
        }
    }

    /// Something is different about how a device can be reached.
    mutating func reach(_ id: String, at now: Date, _ change: (inout Entry) -> Void) -> [BackendNews] {
        guard var entry = entries[id] else { return [] }
        let was = entry.isReachable
        change(&entry)
        entry.isReachable = isThere(entry, at: now)
        entries[id] = entry
        return was == entry.isReachable ? [] : [.reachable(identity: id, entry.isReachable)]
    }

    /// Nobody can reach a device just now, whatever is said of it.
    mutating func lose(_ id: String) {
        entries[id]?.device.isOnline = false
        entries[id]?.isReachable = false
    }

    func isThere(_ entry: Entry, at now: Date) -> Bool {
        if entry.isAtHand { return true }
        guard entry.model.sleeps, !entry.device.isOnline else { return entry.device.isOnline }
        let said = ["lastUpdateTime", "actionTime"].compactMap { entry.device.params[$0]?.string.flatMap(Self.moment) }
        guard let last = (said + [entry.heard].compactMap(\.self)).max() else { return false }
        return now.timeIntervalSince(last) < Self.longestSleep
    }

    private static func moment(_ text: String) -> Date? {
        try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// A new name in the cloud is no news: what people call a device at home stays.
    private func news(_ entry: Entry, since before: Entry?) -> [BackendNews] {
        let device = cloudDevice(entry)
        guard let before else { return [.found(device)] }
        let old = cloudDevice(before)
        if old.description.product != device.description.product || old.description.battery != device.description.battery {
            return [.found(device)]
        }
        var news: [BackendNews] = []
        if old.isReachable != device.isReachable { news.append(.reachable(identity: device.identity, device.isReachable)) }
        guard device.isReachable else { return news }
        for (index, reading) in device.lights.sorted(by: { $0.key < $1.key }) where old.lights[index] != reading {
            news.append(.light(LightAddress(identity: entry.device.id, index: index), reading))
        }
        for (index, reading) in device.sensors.sorted(by: { $0.key < $1.key }) where old.sensors[index] != reading {
            news.append(.sensor(identity: entry.device.id, index: index, reading))
        }
        return news
    }
}
