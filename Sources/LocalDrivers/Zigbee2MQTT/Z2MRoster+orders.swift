package import BridgeCore
package import Connectivity
package import HomeModel

extension Z2MRoster {
    /// What is sent for an order: one message to a group if one has just these members and all of them hear it alike,
    /// otherwise one to each device.
    ///
    /// - Returns: none for lights that are not known, and for what they have no words for.
    package func messages(for action: LightAction, at lights: [LightAddress]) -> [MQTTMessage] {
        let commands = commands(for: action, at: lights)
        if let group = group(of: lights), let first = commands.first?.words, commands.allSatisfy({ $0.words == first }) {
            return [MQTTMessage(topic: topics.set(group.name), text: JSONValue.object(first).text)]
        }
        return commands.map { MQTTMessage(topic: topics.set($0.name), text: JSONValue.object($0.words).text) }
    }

    /// The group with just these lights as its members; `nil` if there is none. Devices with several lights have none, for
    /// a group's words do not say which of them is meant.
    package func group(of lights: [LightAddress]) -> Z2MGroup? {
        let wanted = Set(lights.map(\.identity))
        guard wanted.count > 1, wanted.allSatisfy(hasOneLight) else { return nil }
        return known.filter { $0.members == wanted }.min { $0.name < $1.name }
    }

    /// Lights of one device are told in one message, since each has members of its own.
    private func commands(for action: LightAction, at lights: [LightAddress]) -> [(name: String, words: [String: JSONValue])] {
        var order: [String] = []
        var words: [String: [String: JSONValue]] = [:]
        for light in lights {
            guard let known = self.light(light), case let command = known.command(for: action), !command.isEmpty else { continue }
            if words[light.identity] == nil { order.append(light.identity) }
            words[light.identity, default: [:]].merge(command) { $1 }
        }
        return order.compactMap { address in entries[address].map { ($0.device.name, words[address] ?? [:]) } }
    }

    private func light(_ address: LightAddress) -> Z2MLight? {
        guard let lights = entries[address.identity]?.device.exposes.lights, lights.indices.contains(address.index)
        else { return nil }
        return lights[address.index]
    }

    /// What makes a light draw attention to itself once; `nil` if it has no word for that.
    package func identify(_ light: LightAddress) -> MQTTMessage? {
        var action = LightAction()
        action.alert = .breatheOnce
        return messages(for: action, at: [light]).first
    }

    /// What asks a device how its lights are set, since states are not kept at the broker unless their owner wants it. It
    /// costs a radio message; `nil` if there is nothing to ask.
    package func question(to address: String) -> MQTTMessage? {
        guard let entry = entries[address] else { return nil }
        let words = entry.device.exposes.lights.compactMap(\.question).reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        return words.isEmpty ? nil : MQTTMessage(topic: topics.get(entry.device.name), text: JSONValue.object(words).text)
    }

    /// Uptime at which somebody is to be asked.
    package var nextDue: Duration? { asking.nextDue }

    /// Nothing becomes news by itself.
    package func tick(at now: Duration) -> [BackendNews] { [] }

    /// What asks the next lamp whose setting nobody told.
    package mutating func questions(at now: Duration) -> [MQTTMessage] {
        let roster = self
        let address = asking.next(at: now) { address in
            guard let entry = roster.entries[address], roster.isReachable(entry) else { return false }
            return entry.device.exposes.lights.indices.contains { entry.lights[$0]?.on == nil }
        }
        return address.flatMap(question).map { [$0] } ?? []
    }

    /// What lets new devices join for a while.
    package func invitation(for length: Duration) -> [MQTTMessage] {
        [permitJoin(seconds: Int(clamping: length.components.seconds))]
    }

    /// What lets new devices join for some seconds, at most 254; 0 ends that.
    package func permitJoin(seconds: Int) -> MQTTMessage {
        let words: JSONValue = ["time": .int(Int64(min(max(seconds, 0), 254)))]
        return MQTTMessage(topic: topics.request("permit_join"), text: words.text)
    }
}
