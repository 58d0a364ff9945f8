import BridgeCore
import Connectivity
import HomeModel

extension HADiscovery {
    /// What a topic of configs is about.
    struct ConfigTopic {
        let component: String
        /// The topic without its end.
        let source: String
    }

    /// `<prefix>/<component>/[<node>/]<object>/config`; `nil` for any other topic.
    func configTopic(_ topic: String) -> ConfigTopic? {
        guard topic.hasPrefix(prefix + "/"), topic.hasSuffix("/config") else { return nil }
        let parts = topic.dropFirst(prefix.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        return ConfigTopic(component: String(parts[0]), source: String(topic.dropLast("/config".count)))
    }

    /// A config came, or another one of the same topic; or none, since the entity is no more.
    mutating func configure(_ topic: ConfigTopic, _ payload: [UInt8]) -> [BackendNews] {
        guard payload.contains(where: { $0 > 0x20 }) else { return forget(topic, besides: []) }
        // What cannot be read says nothing, not even that what was said before is no longer so.
        guard let said = (try? JSONValue(parsing: payload))?.object else { return [] }
        var (news, entities): ([BackendNews], [HAEntity]) = ([], [])
        for config in configs(topic, said) where !owners.contains(where: { $0.owns(config) }) {
            do throws(HATemplate.Unsupported) {
                if let entity = try HAEntity(config) { entities.append(entity) }
            } catch {
                news += complaint("\(config.source): template not supported: \(error.template.prefix(200))")
            }
        }
        news += forget(topic, besides: Set(entities.map(\.key)))
        for entity in entities { news += place(entity, of: topic) }
        return news
    }

    /// One config, or one for each component of a device, which have what the device says in common.
    private func configs(_ topic: ConfigTopic, _ said: [String: JSONValue]) -> [HAConfig] {
        guard topic.component == "device" else {
            return [HAConfig(component: topic.component, source: topic.source, said)]
        }
        var common = HAConfig.expand(said)
        let components = common.removeValue(forKey: "components")?.object ?? [:]
        return components.sorted { $0.key < $1.key }.compactMap { name, component in
            guard let own = component.object.map(HAConfig.expand), let platform = own["platform"]?.string else { return nil }
            return HAConfig(component: platform, source: topic.source + "/" + name, common.merging(own) { $1 })
        }
    }

    private mutating func complaint(_ words: String) -> [BackendNews] {
        complaints.insert(words).inserted ? [.complaint(words)] : []
    }

    private mutating func place(_ new: HAEntity, of topic: ConfigTopic) -> [BackendNews] {
        var entity = new
        var news: [BackendNews] = []
        if let old = entities[new.key] {
            entity.remember(old)
            if old.device.identity != new.device.identity {
                remove(new.key)
                news += tellLoss(old.device.identity)
            }
        }
        for topic in entity.availability.topics {
            if let words = lastWords[topic] { entity.availability.hear(topic, words) }
        }
        let isSame = entities[new.key]?.config == new.config
        listen(to: entity.topics, insteadOf: entities[new.key]?.topics ?? [], new.key)
        entities[new.key] = entity
        sources[topic.source, default: []].insert(new.key)
        let identity = entity.device.identity
        members[identity, default: HAMember(identity: identity)].parts.insert(new.key)
        members[identity]?.heard.insert(new.key)
        return news + settle(identity, isSame: isSame)
    }

    /// A device that was known as a whole is told of as soon as it is whole again. Of others more may come.
    private mutating func settle(_ identity: String, isSame: Bool) -> [BackendNews] {
        guard let member = members[identity], !isSame || member.told == nil else { return [] }
        if isSame, member.isKnown, member.heard == member.parts { return tell(identity) }
        unsettled.insert(identity)
        let since = unsettledSince ?? now
        unsettledSince = since
        alarms[.settled] = min(now + Self.settling, since + Self.longestSettling)
        return []
    }

    /// What a topic told of is no more, apart from some.
    private mutating func forget(_ topic: ConfigTopic, besides kept: Set<String>) -> [BackendNews] {
        let gone = sources[topic.source]?.subtracting(kept) ?? []
        sources[topic.source] = kept.isEmpty ? nil : kept
        // Another topic may have told of the same entity since.
        let lost = gone.filter { key in !sources.values.contains { $0.contains(key) } }
        let touched = Set(lost.compactMap { entities[$0]?.device.identity })
        for key in lost { remove(key) }
        return touched.sorted().flatMap { tellLoss($0) }
    }

    private mutating func remove(_ key: String) {
        guard let entity = entities.removeValue(forKey: key) else { return }
        (alarms[.off(key)], alarms[.old(key)]) = (nil, nil)
        listen(to: [], insteadOf: entity.topics, key)
        members[entity.device.identity]?.parts.remove(key)
        members[entity.device.identity]?.heard.remove(key)
    }

    /// A device has lost some of its entities.
    private mutating func tellLoss(_ identity: String) -> [BackendNews] {
        guard let member = members[identity] else { return [] }
        if member.parts.isEmpty {
            members[identity] = nil
            unsettled.remove(identity)
            return member.told == nil ? [] : [.gone(identity: identity)]
        }
        return member.told == nil ? [] : tell(identity)
    }

    private mutating func listen(to topics: Set<String>, insteadOf old: Set<String>, _ key: String) {
        for topic in old.subtracting(topics) {
            listeners[topic]?.remove(key)
            if listeners[topic]?.isEmpty ?? false {
                (listeners[topic], lastWords[topic]) = (nil, nil)
                subscriptions.remove(topic)
            }
        }
        for topic in topics.subtracting(old) {
            listeners[topic, default: []].insert(key)
            subscriptions.insert(topic)
        }
    }
}
