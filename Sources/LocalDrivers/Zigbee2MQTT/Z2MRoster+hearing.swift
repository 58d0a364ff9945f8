import BridgeCore
package import Connectivity
import HomeModel

extension Z2MRoster {
    /// Takes in a message. What it says may have been kept by the broker: it may still be so, but nothing in it happened now.
    package mutating func take(_ message: MQTTMessage, at now: Duration) -> MQTTMeaning {
        guard let subject = topics.subject(of: message.topic) else { return MQTTMeaning() }
        return MQTTMeaning(news: news(subject, message, at: now))
    }

    private mutating func news(_ subject: Z2MTopics.Subject, _ message: MQTTMessage, at now: Duration) -> [BackendNews] {
        let payload = message.payload
        switch subject {
        case .bridgeState: return word(payload).map { runs($0) } ?? []
        case .devices: return (try? JSONValue(parsing: payload))?.array.map { list($0, at: now) } ?? []
        case .groups: return remember((try? JSONValue(parsing: payload))?.array)
        case .event: return message.isRetained ? [] : event(payload, at: now)
        case .logging: return message.isRetained ? [] : complaint(payload)
        case .state(let name): return addresses[name] == nil ? remember(message) : state(message, of: name)
        case .availability(let name):
            // A name may itself end like this topic.
            if addresses[name] != nil { return availability(payload, of: name) }
            let longer = name + "/availability"
            return addresses[longer] == nil ? remember(message) : state(message, of: longer)
        case .response(let request): return message.isRetained ? [] : answer(payload, to: request)
        case .other: return []
        }
    }

    /// `{"state":"online"}`, or the bare word of older programs. Nothing is said with an empty payload.
    private func word(_ payload: [UInt8]) -> Bool? {
        let text = (try? JSONValue(parsing: payload))?["state"]?.string ?? String(decoding: payload, as: UTF8.self)
        return ["online": true, "offline": false][text]
    }

    /// The program takes its devices along, and brings back those that answer.
    private mutating func runs(_ isRunning: Bool) -> [BackendNews] {
        let before = entries.mapValues(isReachable)
        isOnline = isRunning
        return entries.keys.sorted().compactMap { address in
            guard let entry = entries[address], entry.isTold, before[address] != isReachable(entry) else { return nil }
            return .reachable(identity: address, isReachable(entry))
        }
    }

    private mutating func remember(_ records: [JSONValue]?) -> [BackendNews] {
        guard let records else { return [] }
        known = records.compactMap(Z2MGroup.init)
        index()
        return []
    }

    /// Renaming and removing empty a device's topics, which says nothing about the device.
    private mutating func availability(_ payload: [UInt8], of name: String) -> [BackendNews] {
        guard let address = addresses[name], var entry = entries[address], let isAvailable = word(payload) else { return [] }
        let was = isReachable(entry)
        entry.isAvailable = isAvailable
        entries[address] = entry
        return was == isReachable(entry) ? [] : [.reachable(identity: address, !was)]
    }

    private mutating func state(_ message: MQTTMessage, of name: String) -> [BackendNews] {
        guard let address = addresses[name], var entry = entries[address], let json = try? JSONValue(parsing: message.payload),
            let members = json.object
        else { return [] }
        let said = Z2MState(members, entry.device.exposes)
        var news: [BackendNews] = []
        if let battery = said.battery, battery != entry.battery {
            entry.battery = battery
            news.append(found(entry))
        }
        for (index, reading) in said.lights.sorted(by: { $0.key < $1.key }) {
            entry.lights[index, default: LightReading()].merge(reading)
            news.append(.light(LightAddress(identity: address, index: index), reading))
        }
        // An object repeats everything, so only what is different was sensed now.
        for (index, reading) in said.sensors.sorted(by: { $0.key < $1.key }) where entry.sensors[index] != reading {
            entry.sensors[index] = reading
            news.append(.sensor(identity: address, index: index, reading))
        }
        if !message.isRetained { news += hands(said, of: &entry) }
        entries[address] = entry
        return news
    }

    private func hands(_ said: Z2MState, of entry: inout Entry) -> [BackendNews] {
        guard let action = said.action else { return [] }
        let (exposes, address) = (entry.device.exposes, entry.device.address)
        let count = exposes.actions.buttons.count
        return exposes.actions.gestures(for: action, turned: said.turned, held: &entry.held).map { gesture in
            switch gesture {
            case .press(let press):
                .sensor(identity: address, index: exposes.buttonIndex, .buttons(count: count, last: press))
            case .turn(let turn): .sensor(identity: address, index: exposes.dialIndex, .rotation(turn))
            }
        }
    }
}
