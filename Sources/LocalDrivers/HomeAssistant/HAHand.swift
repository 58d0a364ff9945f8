import Connectivity
import HomeModel

/// Where an entity says what a hand did, and by which words of `Z2MActions` that is known.
struct HAHand: Sendable, Hashable {
    let topic: String
    private let template: HATemplate?
    /// The word for each payload; the empty one stands for any payload.
    private let words: [String: String]
    /// The words in the order in which the config has them.
    let values: [String]

    /// Reads a trigger or an event; `nil` for one without a word.
    init?(_ config: HAConfig) throws(HATemplate.Unsupported) {
        template = try config.template("value_template")
        if config.component == "event" {
            guard let topic = config.topic("state_topic"), case let types = config.list("event_types"), !types.isEmpty
            else { return nil }
            self.topic = topic
            let part = config.text("name").map(Self.tidy) ?? Self.tidy(String(config.source.split(separator: "/").last ?? ""))
            values = types.map { part + "_" + Self.tidy($0) }
            words = Dictionary(zip(types, values)) { first, _ in first }
        } else {
            guard config.text("automation_type") == "trigger", let topic = config.topic("topic"), let type = config.text("type"),
                let subtype = config.text("subtype"), !subtype.isEmpty
            else { return nil }
            self.topic = topic
            values = [Self.word(type: type, subtype: Self.tidy(subtype))]
            words = [config.text("payload") ?? "": values[0]]
        }
    }

    /// A word in small letters and without spaces, as actions are spelled.
    private static func tidy(_ text: String) -> String {
        String(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    /// Home Assistant's own types say what happened, and the subtype which button it was. Other types say nothing, and the subtype
    /// all of it.
    private static func word(type: String, subtype: String) -> String {
        let verbs = [
            "button_short_press": "press", "button_short_release": "short_release", "button_long_press": "hold",
            "button_long_release": "long_release", "button_double_press": "double", "button_triple_press": "triple",
            "button_quadruple_press": "quadruple", "button_quintuple_press": "quintuple",
        ]
        return verbs[type].map { subtype + "_" + $0 } ?? subtype
    }

    /// The word for what a payload says; `nil` if it says something else.
    func word(_ payload: [UInt8]) -> String? {
        if let json = try? JSONValue(parsing: payload), let type = json["event_type"]?.string { return words[type] }
        guard let text = template.map({ $0.render(payload) }) ?? String(decoding: payload, as: UTF8.self) else { return nil }
        return words[text] ?? words.first { $0.key.isSame(as: text) }?.value ?? words[""]
    }
}
