import BridgeCore
import Connectivity
import HomeModel

extension TasmotaRoster {
    /// A device tells of itself, or is no more.
    mutating func configure(_ mac: String, _ payload: [UInt8], at now: Duration) -> MQTTMeaning {
        guard !payload.isEmpty else { return MQTTMeaning(news: forget(mac)) }
        guard let json = try? JSONValue(parsing: payload), let config = TasmotaConfig(json), config.mac == mac else {
            return MQTTMeaning()
        }
        let old = members[mac]
        var member = old ?? TasmotaMember(config)
        if let old {
            if old.config != config { member.update(config) }
        } else if let list = sensors.removeValue(forKey: mac) {
            member.sense(list)
        }
        if old?.config.topics != config.topics {
            old.map { unlisten($0) }
            listen(member)
            (member.isOnline, member.isAsked) = (nil, false)
        }
        members[mac] = member
        let replies = ask(mac)
        return MQTTMeaning(news: settle(mac, at: now), replies: replies)
    }

    /// What a device senses.
    mutating func list(_ mac: String, _ payload: [UInt8], at now: Duration) -> MQTTMeaning {
        guard let report = (try? JSONValue(parsing: payload))?["sn"], report.object != nil else { return MQTTMeaning() }
        guard var member = members[mac] else {
            if TasmotaConfig.mac(mac) != nil { sensors[mac] = report }
            return MQTTMeaning()
        }
        let before = member.questions
        member.sense(report)
        members[mac] = member
        let replies = member.isAsked ? member.questions.filter { !before.contains($0) } : []
        return MQTTMeaning(news: settle(mac, at: now), replies: replies)
    }

    /// A device of which everything has come is told of at once; another one when that has had its time.
    mutating func settle(_ mac: String, at now: Duration) -> [BackendNews] {
        guard let member = members[mac] else { return [] }
        if member.told != nil || (member.isListed && member.isOnline != nil) { return tell(mac) }
        if alarms[.whole(mac)] == nil { alarms[.whole(mac)] = now + Self.settling }
        return []
    }

    /// Tells of a device as it is now, if the home was not told so already.
    mutating func tell(_ mac: String) -> [BackendNews] {
        alarms[.whole(mac)] = nil
        guard let member = members[mac] else { return [] }
        guard !member.isEmpty else {
            members[mac]?.told = nil
            return member.told == nil ? [] : [.gone(identity: member.identity)]
        }
        let device = member.found(driver: driver)
        guard member.told != device.description else { return [] }
        members[mac]?.told = device.description
        return [.found(device)]
    }

    private mutating func forget(_ mac: String) -> [BackendNews] {
        sensors[mac] = nil
        guard let member = members.removeValue(forKey: mac) else { return [] }
        unlisten(member)
        alarms.remove { alarm in
            switch alarm {
            case .whole(let other), .still(let other, _): other == mac
            }
        }
        return member.told == nil ? [] : [.gone(identity: member.identity)]
    }

    private mutating func listen(_ member: TasmotaMember) {
        let topics = member.config.topics
        subscriptions.formUnion(topics.subscriptions)
        (answers[topics.answer], reports[topics.report]) = (member.config.mac, member.config.mac)
    }

    private mutating func unlisten(_ member: TasmotaMember) {
        let topics = member.config.topics
        subscriptions.subtract(topics.subscriptions)
        (answers[topics.answer], reports[topics.report]) = (nil, nil)
    }
}
