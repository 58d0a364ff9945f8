import Connectivity

/// Whether an entity can be reached, by what is said on some topics. One that names none always can, and one that nobody has said
/// anything of cannot.
struct HAAvailability: Sendable, Hashable {
    private struct Source: Sendable, Hashable {
        let topic: String
        let template: HATemplate?
        let yes: String
        let no: String
        var said: Bool?
    }

    private enum Mode: String, Sendable, Hashable {
        case all, any, latest
    }

    private var sources: [Source] = []
    private var latest: Bool?
    private let mode: Mode

    /// Reads what a config says of it.
    init(_ config: HAConfig) throws(HATemplate.Unsupported) {
        mode = config.text("availability_mode").flatMap(Mode.init) ?? .latest
        if let topic = config.topic("availability_topic") {
            sources = [Source(
                topic: topic, template: try config.template("availability_template"),
                yes: config.text("payload_available") ?? "online", no: config.text("payload_not_available") ?? "offline")]
        } else {
            for element in config["availability"]?.array ?? [] {
                guard let members = element.object else { continue }
                let part = HAConfig(component: "", source: "", members)
                guard let topic = part.topic("topic") else { continue }
                sources.append(Source(
                    topic: topic, template: try part.template("value_template"),
                    yes: part.text("payload_available") ?? "online", no: part.text("payload_not_available") ?? "offline"))
            }
        }
    }

    /// What to listen to.
    var topics: [String] { sources.map(\.topic) }

    /// Whether the entity can be reached, as far as was said.
    var isAvailable: Bool {
        guard !sources.isEmpty else { return true }
        switch mode {
        case .all: return sources.allSatisfy { $0.said == true }
        case .any: return sources.contains { $0.said == true }
        case .latest: return latest ?? false
        }
    }

    /// Something was said on a topic, which may be none of these.
    mutating func hear(_ topic: String, _ payload: [UInt8]) {
        for index in sources.indices where sources[index].topic == topic {
            let source = sources[index]
            guard let word = source.template.map({ $0.render(payload) }) ?? String(decoding: payload, as: UTF8.self) else { continue }
            guard let said = word.isSame(as: source.yes) ? true : word.isSame(as: source.no) ? false : nil else { continue }
            sources[index].said = said
            latest = said
        }
    }

    /// Takes over what was said before the config came again.
    mutating func remember(_ old: HAAvailability) {
        for index in sources.indices {
            sources[index].said = old.sources.first { $0.topic == sources[index].topic }?.said
        }
        latest = old.topics == topics ? old.latest : nil
    }
}

extension String {
    /// Whether two payloads say the same: publishers write yes and no in any case.
    func isSame(as other: String) -> Bool { self == other || lowercased() == other.lowercased() }
}
