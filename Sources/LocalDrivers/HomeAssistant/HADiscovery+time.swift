package import BridgeCore
import HomeModel

extension HADiscovery {
    /// Sensors that go off by themselves do, and those that said nothing for too long are unreachable.
    package mutating func tick(at now: Duration) -> [BackendNews] {
        self.now = now
        return alarms.ring(at: now).flatMap { ring($0) }
    }

    private mutating func ring(_ alarm: Alarm) -> [BackendNews] {
        switch alarm {
        case .settled:
            let settled = unsettled.sorted()
            (unsettled, unsettledSince) = ([], nil)
            return settled.flatMap { tell($0) }
        case .off(let key):
            guard let entity = entities[key], let reading = entity.senses?.reading(false) else { return [] }
            entities[key]?.sense = reading
            return tellReach(entity.device.identity, sensed(key, reading, entity.device.identity))
        case .old(let key):
            guard let entity = entities[key] else { return [] }
            entities[key]?.isExpired = true
            return tellReach(entity.device.identity, [])
        case .assumed:
            defer { assumed = [] }
            return assumed
        }
    }
}
