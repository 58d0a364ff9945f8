import BridgeCore
import Connectivity
import HomeModel

extension ModeRoster {
    /// What an event means: news for the home, and what has to be asked.
    struct Meaning: Sendable, Hashable {
        var news: [BackendNews] = []
        /// A device that should say what it is set to or reads.
        var unasked: Int?
        /// Whether the cloud speaks of a device that it has not listed.
        var isListOld = false
    }

    /// Takes in an event. What the home has no use for means nothing.
    mutating func take(_ event: ModeEvent) -> Meaning {
        var meaning = Meaning()
        guard let id = event.device, event.deviceClass != ModeDevice.hubClass else { return meaning }
        meaning.isListOld = !knows(id)
        switch event.type {
        case "_deviceConnected_":
            meaning.news = reach(id, true)
            // Nobody knows what happened to it meanwhile.
            if entries[id] != nil { meaning.unasked = id }
        case "_deviceDisconnected_": meaning.news = reach(id, false)
        case "light": meaning.news = light(id, event.data)
        case "sensor": meaning.news = sensor(id, event.data)
        default: break
        }
        return meaning
    }

    private mutating func light(_ id: Int, _ data: JSONValue) -> [BackendNews] {
        guard let abilities = entries[id]?.kind.abilities else { return [] }
        let reading = ModeWords.reading(data, abilities: abilities)
        guard reading != LightReading() else { return [] }
        entries[id]?.device.isReachable = true
        return [.light(LightAddress(identity: "\(id)", index: 0), reading)]
    }

    private mutating func sensor(_ id: Int, _ data: JSONValue) -> [BackendNews] {
        guard let kind = entries[id]?.kind else { return [] }
        var news = data["battery"]?.double.map { battery(id, Int(min(max($0, 0), 100).rounded())) } ?? []
        let readings = kind.readings(data).sorted { $0.key < $1.key }
        if !readings.isEmpty { entries[id]?.device.isReachable = true }
        news += readings.map { .sensor(identity: "\(id)", index: $0.key, $0.value) }
        return news
    }
}
