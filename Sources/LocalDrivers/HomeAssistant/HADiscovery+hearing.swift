import BridgeCore
import Connectivity
import HomeModel

extension HADiscovery {
    /// An entity's topic says something.
    mutating func hear(_ message: MQTTMessage, _ key: String) -> [BackendNews] {
        guard var entity = entities[key] else { return [] }
        let identity = entity.device.identity
        entity.availability.hear(message.topic, message.payload)
        if entity.availability.topics.contains(message.topic) { lastWords[message.topic] = message.payload }
        var news: [BackendNews] = []
        switch entity.part {
        case .lamp(var lamp):
            if let reading = lamp.hear(message.topic, message.payload), reading != LightReading() {
                entity.light.merge(reading)
                news += address(key).map { [.light($0, reading)] } ?? []
            }
            entity.part = .lamp(lamp)
        case .sense(let sense): if message.topic == sense.topic { news += read(sense, message.payload, &entity) }
        case .hand(let hand):
            if message.topic == hand.topic, !message.isRetained { news += gestures(hand, message.payload, identity) }
        }
        entities[key] = entity
        return tellReach(identity, news)
    }

    private mutating func read(_ sense: HASense, _ payload: [UInt8], _ entity: inout HAEntity) -> [BackendNews] {
        if let charge = sense.charge(payload), charge != entity.charge {
            entity.charge = charge
            entities[entity.key] = entity
            return members[entity.device.identity]?.told == nil ? [] : tell(entity.device.identity)
        }
        guard let reading = sense.reading(payload) else { return [] }
        entity.isExpired = false
        alarms[.old(entity.key)] = sense.expiry.map { now + $0 }
        if let delay = sense.offDelay { alarms[.off(entity.key)] = reading == sense.reading(true) ? now + delay : nil }
        // A message may repeat everything, so only what is different was sensed now.
        guard entity.sense != reading else { return [] }
        entity.sense = reading
        return sensed(entity.key, reading, entity.device.identity)
    }

    func sensed(_ key: String, _ reading: SensorReading, _ identity: String) -> [BackendNews] {
        guard let index = members[identity]?.sensors.firstIndex(of: .entity(key)) else { return [] }
        return [.sensor(identity: identity, index: index, reading)]
    }

    private mutating func gestures(_ hand: HAHand, _ payload: [UInt8], _ identity: String) -> [BackendNews] {
        guard let said = hand.word(payload), var member = members[identity], member.told != nil else { return [] }
        let word = HAMember.word(among: member.parts.compactMap { entities[$0] })(said)
        let gestures = member.actions.gestures(for: word, held: &member.held)
        members[identity]?.held = member.held
        return gestures.compactMap { gesture in
            switch gesture {
            case .press(let press):
                let reading = SensorReading.buttons(count: member.actions.buttons.count, last: press)
                return member.sensors.firstIndex(of: .buttons).map { .sensor(identity: identity, index: $0, reading) }
            case .turn(let turn):
                return member.sensors.firstIndex(of: .dial).map { .sensor(identity: identity, index: $0, .rotation(turn)) }
            }
        }
    }

    /// News of a device that the home was told of, if it can be reached. What one that cannot be reached was set to is told when it
    /// can again: a light or sensor that says something would count as being there.
    mutating func tellReach(_ identity: String, _ news: [BackendNews]) -> [BackendNews] {
        guard let member = members[identity], member.told != nil else { return [] }
        let isReachable = member.isReachable(entities)
        guard isReachable != member.wasReachable else {
            return isReachable ? news : news.filter { if case .found = $0 { true } else { false } }
        }
        members[identity]?.wasReachable = isReachable
        guard isReachable, let device = member.found(driver: driver, entities) else {
            return [.reachable(identity: identity, false)]
        }
        let touched = news.filter { if case .light = $0 { false } else { true } }
        return [.found(device)] + touched
    }

    /// Tells of a device as it is now, if the home was not told so already.
    mutating func tell(_ identity: String) -> [BackendNews] {
        guard var member = members[identity] else { return [] }
        member.arrange(member.parts.compactMap { entities[$0] })
        let device = member.found(driver: driver, entities)
        let isNews = member.told == nil || member.told != device?.description
        let wasTold = member.told != nil
        member.told = device?.description
        member.isKnown = true
        member.wasReachable = device?.isReachable ?? false
        members[identity] = member
        guard let device else { return wasTold ? [.gone(identity: identity)] : [] }
        return isNews ? [.found(device)] : []
    }
}
