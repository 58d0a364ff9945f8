package import BridgeCore
import Connectivity
package import Foundation
package import HomeModel

/// What devices say, and what they took.
extension EWeLinkRoster {
    /// A device says something by way of the cloud.
    ///
    /// - Returns: what it means; nothing if the account has no such device; later, if it was heard at hand a moment ago.
    package mutating func hear(_ params: EWeLinkParams, from id: String, at now: Date) -> [BackendNews] {
        guard var entry = entries[id] else { return [] }
        let was = entry.isReachable
        (entry.heard, entry.isReachable, entry.device.isOnline) = (now, true, true)
        entries[id] = entry
        if isBehind(entry, at: now) {
            entries[id]?.deferred = (entry.deferred ?? [:]).taking(params)
            return was ? [] : [.reachable(identity: id, true)]
        }
        entries[id]?.learnt = now
        return (was ? [] : [.reachable(identity: id, true)]) + take(params, of: id) { $0.readings(params, said: $1) }
    }

    /// Somebody was asked what a device said last, which is no sign of life.
    ///
    /// - Returns: what it means; what happened once is past.
    package mutating func recall(_ params: EWeLinkParams, of id: String, asked: Date, at now: Date) -> [BackendNews] {
        guard let entry = entries[id], entry.isReachable, !isBehind(entry, at: now), entry.learnt.map({ $0 < asked }) ?? true
        else { return [] }
        return take(params, of: id) { model, _ in model.standing(params) }
    }

    mutating func take(
        _ params: EWeLinkParams, of id: String, _ read: (EWeLinkModel, EWeLinkParams) -> EWeLinkModel.Readings
    ) -> [BackendNews] {
        guard var entry = entries[id] else { return [] }
        let battery = entry.model.battery(entry.device.params)
        entry.device.params = entry.device.params.taking(params)
        entries[id] = entry
        let readings = read(entry.model, entry.device.params)
        var news: [BackendNews] = []
        if entry.model.battery(entry.device.params) != battery { news.append(.found(cloudDevice(entry))) }
        news += readings.lights.sorted { $0.key < $1.key }.map { index, reading in
            .light(LightAddress(identity: id, index: index), entry.echoes[index]?.resolve(reading) ?? reading)
        }
        return news + readings.sensors.sorted { $0.key < $1.key }.map { .sensor(identity: id, index: $0.key, $0.value) }
    }

    /// A device took one frame of an order.
    package mutating func take(_ params: EWeLinkParams, by id: String, at now: Date) {
        guard var entry = entries[id] else { return }
        entry.device.params = entry.device.params.taking(params)
        entry.learnt = now
        entries[id] = entry
    }

    /// All frames of an order were taken: what the device says when it is set so means what was asked for.
    package mutating func remember(_ action: LightAction, as frames: [EWeLinkParams], at lamp: LightAddress) {
        guard let entry = entries[lamp.identity], entry.model.lamps.indices.contains(lamp.index) else { return }
        let shown = entry.model.lamps[lamp.index].reading(frames.reduce(entry.device.params) { $0.taking($1) })
        entries[lamp.identity]?.echoes[lamp.index, default: EWeLinkEcho()].take(action, shownAs: shown)
    }

    /// What a light says it is set to.
    package func reading(of lamp: LightAddress) -> LightReading? {
        guard let entry = entries[lamp.identity], entry.model.lamps.indices.contains(lamp.index) else { return nil }
        let reading = entry.model.lamps[lamp.index].reading(entry.device.params)
        return entry.echoes[lamp.index]?.resolve(reading) ?? reading
    }
}
