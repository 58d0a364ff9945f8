import Connectivity
import HomeModel

extension Z2MRoster {
    /// Takes in a message.
    ///
    /// - Parameter retained: whether the broker had kept it: what it says may still be so, but nothing in it happened now.
    /// - Returns: what it means; nothing for what is not understood.
    package mutating func take(topic: String, payload: [UInt8], retained: Bool) -> [Z2MNews] {
        switch topics.subject(of: topic) {
        case .bridgeState: word(payload).map { self.runs($0) } ?? []
        case .devices: (try? JSONValue(parsing: payload))?.array.map { self.list($0) } ?? []
        case .groups: remember((try? JSONValue(parsing: payload))?.array)
        case .logging: complaint(payload)
        case .state(let name): state(payload, of: name, retained: retained)
        case .availability(let name): availability(payload, of: name, retained: retained)
        case .response, .other, nil: []
        }
    }

    /// `{"state":"online"}`, or the bare word of older programs. Nothing is said with an empty payload.
    private func word(_ payload: [UInt8]) -> Bool? {
        let text = (try? JSONValue(parsing: payload))?["state"]?.string ?? String(decoding: payload, as: UTF8.self)
        return ["online": true, "offline": false][text]
    }

    private mutating func runs(_ isRunning: Bool) -> [Z2MNews] {
        guard isOnline != isRunning else { return [] }
        let wasReachable = isOnline != false
        isOnline = isRunning
        guard isRunning else { return [.bridge(isOnline: false), .report(.driverLost(driver))] }
        guard !wasReachable else { return [.bridge(isOnline: true)] }
        let back = entries.keys.sorted().filter { entries[$0].map { $0.isTold && isReachable($0) } ?? false }
        return [.bridge(isOnline: true)] + back.map { .report(.reachable(key($0), true)) }
    }

    private mutating func remember(_ records: [JSONValue]?) -> [Z2MNews] {
        if let records { groups = records.compactMap(Z2MGroup.init) }
        return []
    }

    private func complaint(_ payload: [UInt8]) -> [Z2MNews] {
        guard let record = try? JSONValue(parsing: payload), record["level"] == "error", let words = record["message"]?.string
        else { return [] }
        return [.complaint(String(words.prefix(500)))]
    }

    /// Renaming and removing empty a device's topics, which says nothing about the device.
    private mutating func availability(_ payload: [UInt8], of name: String, retained: Bool) -> [Z2MNews] {
        // A name may itself end like this topic.
        guard let address = addresses[name] else { return state(payload, of: name + "/availability", retained: retained) }
        guard var entry = entries[address], let isAvailable = word(payload) else { return [] }
        let was = isReachable(entry)
        entry.isAvailable = isAvailable
        entries[address] = entry
        return was == isReachable(entry) ? [] : [.report(.reachable(key(address), !was))]
    }

    private mutating func state(_ payload: [UInt8], of name: String, retained: Bool) -> [Z2MNews] {
        guard let address = addresses[name], var entry = entries[address], let json = try? JSONValue(parsing: payload),
            let members = json.object
        else { return [] }
        let said = Z2MState(members, entry.device.exposes)
        var news: [Z2MNews] = []
        if let battery = said.battery, battery != entry.battery {
            entry.battery = battery
            news.append(found(entry))
        }
        for (index, reading) in said.lights.sorted(by: { $0.key < $1.key }) {
            entry.lights[index, default: LightReading()].merge(reading)
            news.append(.report(.light(key(address), index: index, reading)))
        }
        // An object repeats everything, so only what is different was sensed now.
        for (index, reading) in said.sensors.sorted(by: { $0.key < $1.key }) where entry.sensors[index] != reading {
            entry.sensors[index] = reading
            news.append(.report(.sensor(key(address), index: index, reading)))
        }
        if !retained { news += hands(said, of: &entry) }
        entries[address] = entry
        return news
    }

    private func hands(_ said: Z2MState, of entry: inout Entry) -> [Z2MNews] {
        guard let action = said.action else { return [] }
        let (exposes, key) = (entry.device.exposes, key(entry.device.address))
        let count = exposes.actions.buttons.count
        return exposes.actions.gestures(for: action, turned: said.turned, held: &entry.held).map { gesture in
            switch gesture {
            case .press(let press): .report(.sensor(key, index: exposes.buttonIndex, .buttons(count: count, last: press)))
            case .turn(let turn): .report(.sensor(key, index: exposes.dialIndex, .rotation(turn)))
            }
        }
    }
}
