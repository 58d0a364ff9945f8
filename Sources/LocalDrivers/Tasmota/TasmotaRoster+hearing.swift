import BridgeCore
package import Connectivity
import HomeModel

extension TasmotaRoster {
    /// Takes in a message, whoever it is for.
    package mutating func take(_ message: MQTTMessage, at now: Duration) -> MQTTMeaning {
        guard let slash = message.topic.lastIndex(of: "/") else { return MQTTMeaning() }
        let (start, last) = (String(message.topic[...slash]), String(message.topic[slash...].dropFirst()))
        if let mac = answers[start] { return answer(mac, last, message, at: now) }
        if let mac = reports[start] { return report(mac, last, message, at: now) }
        guard start.hasPrefix(base + "/") else { return MQTTMeaning() }
        let mac = String(start.dropFirst(base.count + 1).dropLast())
        switch last {
        case "config": return configure(mac, message.payload, at: now)
        case "sensors": return list(mac, message.payload, at: now)
        default: return MQTTMeaning()
        }
    }

    private mutating func report(_ mac: String, _ name: String, _ message: MQTTMessage, at now: Duration) -> MQTTMeaning {
        switch name {
        case "LWT": return will(mac, String(decoding: message.payload, as: UTF8.self), at: now)
        case "STATE", "SENSOR": return answer(mac, name, message, at: now)
        default: return MQTTMeaning()
        }
    }

    /// It came, or the broker says that it went. Who was away may be set otherwise now.
    private mutating func will(_ mac: String, _ word: String, at now: Duration) -> MQTTMeaning {
        guard var member = members[mac] else { return MQTTMeaning() }
        let isOnline = word == member.config.lastWill.yes ? true : word == member.config.lastWill.no ? false : nil
        guard let isOnline, isOnline != member.isOnline else { return MQTTMeaning() }
        let wasThere = member.isThere
        let was = member.isOnline
        member.isOnline = isOnline
        if isOnline, was == false { member.isAsked = false }
        members[mac] = member
        guard member.told != nil else { return MQTTMeaning(news: settle(mac, at: now), replies: isOnline ? ask(mac) : []) }
        let news: [BackendNews] = wasThere == member.isThere ? [] : [.reachable(identity: member.identity, isOnline)]
        return MQTTMeaning(news: news, replies: isOnline ? ask(mac) : [])
    }

    /// `stat/…/RESULT` and its like hold objects, `stat/…/POWER1` a word. Answers to `STATUS` are wrapped once more.
    private mutating func answer(_ mac: String, _ name: String, _ message: MQTTMessage, at now: Duration) -> MQTTMeaning {
        guard let member = members[mac] else { return MQTTMeaning() }
        let json = try? JSONValue(parsing: message.payload)
        var said = json?.object ?? [:]
        if json?.object == nil, name.hasPrefix("POWER") {
            said = [name: .string(String(decoding: message.payload, as: UTF8.self))]
        }
        for wrapper in ["StatusSTS", "StatusSNS"] { said.merge(said[wrapper]?.object ?? [:]) { $1 } }
        guard !said.isEmpty else { return MQTTMeaning() }
        return MQTTMeaning(news: hear(said, member, isRetained: message.isRetained, at: now))
    }

    private mutating func hear(
        _ said: [String: JSONValue], _ known: TasmotaMember, isRetained: Bool, at now: Duration
    ) -> [BackendNews] {
        var (member, news): (TasmotaMember, [BackendNews]) = (known, [])
        for (index, light) in member.lights.enumerated() {
            let reading = light.reading(said, member.config)
            guard reading != LightReading() else { continue }
            member.said[index, default: LightReading()].merge(reading)
            news.append(.light(LightAddress(identity: member.identity, index: index), reading))
        }
        news += senses(said, &member, at: now)
        if !isRetained { news += gestures(said, &member) }
        // Whoever answers is there, whatever its last will says that the broker kept.
        if !isRetained, !news.isEmpty, member.isOnline != true {
            member.isOnline = true
            if member.told != nil, !member.config.sleeps { news.insert(.reachable(identity: member.identity, true), at: 0) }
        }
        members[member.config.mac] = member
        let charge = said["BatteryPercentage"]?.plainNumber.map { Int(min(max($0, 0), 100).rounded()) }
        if let charge, charge != member.battery {
            members[member.config.mac]?.battery = charge
            if member.told != nil { news += tell(member.config.mac) }
        }
        guard member.told != nil, member.isThere else {
            return news.filter { if case .found = $0 { true } else { false } }
        }
        return news
    }

    private mutating func senses(
        _ said: [String: JSONValue], _ member: inout TasmotaMember, at now: Duration
    ) -> [BackendNews] {
        var news: [BackendNews] = []
        for (index, slot) in member.slots.enumerated() {
            guard case .sense(let sense) = slot, let reading = sense.reading(.object(said), member.config) else { continue }
            if reading == .motion(true) { alarms[.still(member.config.mac, index)] = now + Self.presence }
            // Reports repeat everything, so only what is different was sensed now.
            guard member.read[index] != reading else { continue }
            member.read[index] = reading
            news.append(.sensor(identity: member.identity, index: index, reading))
        }
        return news
    }

    private func gestures(_ said: [String: JSONValue], _ member: inout TasmotaMember) -> [BackendNews] {
        guard let index = member.slots.firstIndex(of: .buttons) else { return [] }
        let (actions, identity) = (member.actions, member.identity)
        return TasmotaHands.words(said, member.config).flatMap { word in
            actions.gestures(for: word, held: &member.held).compactMap { gesture in
                guard case .press(let press) = gesture else { return nil }
                return .sensor(identity: identity, index: index, .buttons(count: actions.buttons.count, last: press))
            }
        }
    }
}
